package dev.sluice.console.links;

import dev.sluice.api.BulkKind;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Role;
import dev.sluice.api.Share;
import dev.sluice.api.ShareState;
import dev.sluice.api.TtlPolicy;
import dev.sluice.client.Shares;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.links.bulk.ManyLinks;
import dev.sluice.console.links.ttl.TtlChoice;
import dev.sluice.console.shell.Desk;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** What can be done with links; each act reads what is marked or selected when it runs. */
final class LinkActs {
    private static final String NONE = "No link is selected.";

    private final Desk desk;
    private final LinksModel model;
    private final Shares shares;
    private final Outcomes outcomes;
    private final ManyLinks many;
    private final IssuedLinks issued;
    final Act freeze;
    final Act unfreeze;
    final Act reissue;
    final Act extend;
    final Act align;
    final Act revoke;
    final Act copy;
    final Act copyCurl;

    /** Where a link that was just made is shown. */
    @FunctionalInterface
    interface IssuedLinks {
        void show(IssuedShare issued);
    }

    LinkActs(Desk desk, LinksModel model, Shares shares, Outcomes outcomes, ManyLinks many, IssuedLinks issued) {
        this.desk = desk;
        this.model = model;
        this.shares = shares;
        this.outcomes = outcomes;
        this.many = many;
        this.issued = issued;
        freeze = Act.of("links.freeze", "Freeze")
                .help("Stops the link until it is unfrozen; viewers keep their link")
                .keys(Shortcut.typed("f"))
                .needs(Role.PRODUCER)
                .changes()
                .unless(refusal(s -> s == ShareState.ACTIVE, "Only an active link can be frozen."))
                .runs(() -> either("Freezing", BulkKind.FREEZE, this::freeze));
        unfreeze = Act.of("links.unfreeze", "Unfreeze")
                .help("Lets a frozen link play again")
                .keys(Shortcut.typed("u"))
                .needs(Role.PRODUCER)
                .changes()
                .unless(refusal(s -> s == ShareState.FROZEN, "Only a frozen link can be unfrozen."))
                .runs(() -> either(
                        "Unfreezing",
                        BulkKind.UNFREEZE,
                        () -> each("Unfreezing", share -> shares.unfreeze(share.handle()))));
        reissue = Act.of("links.reissue", "Reissue")
                .help("Makes a new link with the same rules; the old one is untouched")
                .keys(Shortcut.typed("i"))
                .needs(Role.SUPPORT)
                .changes()
                .unless(refusal(s -> true, NONE))
                .runs(() -> either("Reissuing", BulkKind.REISSUE, () -> reissue(model.targets())));
        extend = Act.of("links.extend", "Extend")
                .help("Gives the longest time its risk allows, counted from now")
                .keys(Shortcut.typed("e"))
                .needs(Role.SUPPORT)
                .changes()
                .unless(refusal(LinkActs::plays, "The link has ended; reissue it instead."))
                .runs(() -> either("Extending", BulkKind.EXTEND, this::extend));
        align = Act.of("links.align", "Bring in line")
                .help(
                        "Gives links outside their tier's range the nearest time inside it; never lengthens what was too long")
                .needs(Role.ADMIN)
                .changes()
                .unless(refusal(LinkActs::plays, "The link has ended."))
                .runs(() -> many.run("Bringing in line:", model.request(BulkKind.ALIGN)));
        revoke = Act.of("links.revoke", "Revoke")
                .help("Ends the link for good, for everybody who has it")
                .needs(Role.ADMIN)
                .destroys()
                .unless(refusal(s -> s != ShareState.REVOKED, "The link is revoked already."))
                .runs(() -> either("Revoking", BulkKind.REVOKE, this::revoke));
        copy = Act.of("links.copy", "Copy link")
                .help("Copies the address a person opens; it holds no token")
                .keys(Shortcut.typed("c"))
                .unless(selection())
                .runs(() -> copy());
        copyCurl = Act.of("links.curl", "Copy as cURL")
                .help("Copies a command that asks for the link as a viewer would")
                .keys(Shortcut.typed("C"))
                .unless(selection())
                .runs(this::copyCurl);
    }

    List<Act> all() {
        return List.of(freeze, unfreeze, reissue, extend, align, revoke, copy, copyCurl);
    }

    /** Applies a chosen time to the selected link. */
    Act apply(TtlChoice choice) {
        var outside = choice.problem();
        var state = refusal(LinkActs::plays, "The link has ended; reissue it instead.");
        var refusal = Bindings.createStringBinding(
                () -> state.getValue().isEmpty() ? outside.get() : state.getValue(), outside, state);
        return Act.of("links.ttl", "Apply")
                .help("Sets the time to live, counted from now")
                .needs(Role.SUPPORT)
                .changes()
                .unless(refusal)
                .runs(() -> apply(choice.wire()));
    }

    private void apply(String ttl) {
        var one = model.selected().get();
        if (one != null) retime(one, ttl);
    }

    private void extend() {
        var one = model.selected().get();
        if (one != null) retime(one, longest(one));
    }

    /** A link that carries its end in itself cannot be lengthened: then a new one comes out, and undo has nothing to undo. */
    private void retime(Share one, String ttl) {
        var before = Duration.ofSeconds(one.ttlSeconds()).toString();
        desk.work()
                .job("Changing a link", progress -> shares.ttl(one.handle(), ttl))
                .onSuccess(now -> {
                    if (now.share().handle().equals(one.handle())) offerBack(now.share(), before);
                    else replaced(now);
                })
                .onFailure(problem -> desk.notices().problem(problem, "The link is as it was."))
                .start();
    }

    private void offerBack(Share now, String before) {
        model.learned(now);
        model.refresh();
        desk.undo()
                .offer(
                        "The time to live is changed. Undo sets the one before, counted from then.",
                        () -> desk.work()
                                .job("Restoring a link", progress -> shares.ttl(now.handle(), before))
                                .onSuccess(back -> model.learned(back.share()))
                                .start());
    }

    private void replaced(IssuedShare fresh) {
        desk.notices().say("A signed link cannot be lengthened. A new one was made; the old one ends when it says.");
        model.refresh();
        model.selected().set(fresh.share());
        issued.show(fresh);
    }

    /** Many are the service's to do; one is done at once. */
    private void either(String doing, BulkKind kind, Runnable one) {
        if (model.many()) many.run(doing, model.request(kind));
        else one.run();
    }

    private void freeze() {
        outcomes.run(
                "Freezing",
                model.targets(),
                share -> shares.freeze(share.handle()),
                done -> desk.undo()
                        .offer(
                                counted(done, "frozen")
                                        + (done.size() == 1
                                                ? " Undo lets it play again."
                                                : " Undo lets them play again."),
                                () -> outcomes.run(
                                        "Unfreezing", done, share -> shares.unfreeze(share.handle()), back -> {})));
    }

    /** Revoking cannot be taken back, so that undo says what it does instead. */
    private void revoke() {
        outcomes.run(
                "Revoking",
                model.targets(),
                share -> shares.revoke(share.handle(), null),
                done -> desk.undo()
                        .offer(
                                counted(done, "revoked for good")
                                        + (done.size() == 1
                                                ? " Undo issues a new link in its place; the old one stays dead."
                                                : " Undo issues new links in their place; the old ones stay dead."),
                                () -> reissue(done)));
    }

    private void reissue(List<Share> targets) {
        if (targets.size() == 1) reissueOne(targets.getFirst());
        else
            outcomes.run(
                    "Reissuing",
                    targets,
                    share -> shares.reissue(share.handle()).share(),
                    done -> model.refresh());
    }

    private void reissueOne(Share share) {
        desk.work()
                .job("Reissuing a link", progress -> shares.reissue(share.handle()))
                .onSuccess(fresh -> {
                    model.refresh();
                    model.selected().set(fresh.share());
                    issued.show(fresh);
                })
                .start();
    }

    private void each(String doing, java.util.function.UnaryOperator<Share> act) {
        outcomes.run(doing, model.targets(), act, done -> {});
    }

    private void copy() {
        var one = model.selected().get();
        if (one == null) return;
        desk.clip().copy(one.url());
        desk.notices().say("Copied the link of “" + cut(one.assetTitle()) + "”.");
    }

    private void copyCurl() {
        var one = model.selected().get();
        if (one == null) return;
        desk.clip().copy("curl -sS -i '" + one.url() + "'");
        desk.notices().say("Copied a cURL command.");
    }

    private String longest(Share share) {
        return model.policies().stream()
                .filter(policy -> policy.risk() == share.risk())
                .mapToLong(TtlPolicy::maxSeconds)
                .mapToObj(Duration::ofSeconds)
                .findFirst()
                .orElse(Duration.ofSeconds(share.ttlSeconds()))
                .toString();
    }

    private ObservableValue<String> selection() {
        return model.selected().map(share -> "").orElse(NONE);
    }

    private ObservableValue<String> refusal(Predicate<ShareState> fits, String otherwise) {
        return Bindings.createStringBinding(
                () -> {
                    // What is marked may have changed since; the service says of each what it refuses.
                    if (model.many()) return "";
                    var targets = model.targets();
                    if (targets.isEmpty()) return NONE;
                    return targets.stream().map(Share::state).anyMatch(fits) ? "" : otherwise;
                },
                model.selected(),
                model.everything(),
                model.marked());
    }

    private static boolean plays(ShareState state) {
        return state == ShareState.ACTIVE || state == ShareState.FROZEN;
    }

    private static String counted(List<Share> done, String what) {
        return done.size() == 1
                ? "The link of “%s” is %s.".formatted(cut(done.getFirst().assetTitle()), what)
                : String.format(Locale.ROOT, "%,d links are %s.", done.size(), what);
    }

    private static String cut(String title) {
        return title.length() <= 40 ? title : title.substring(0, 39) + "…";
    }
}
