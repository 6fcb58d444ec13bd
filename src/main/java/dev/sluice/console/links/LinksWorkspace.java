package dev.sluice.console.links;

import dev.sluice.api.Asset;
import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Role;
import dev.sluice.api.Share;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.links.bulk.ManyCard;
import dev.sluice.console.links.bulk.ManyLinks;
import dev.sluice.console.links.detail.LinkDetail;
import dev.sluice.console.links.detail.LinkFacts;
import dev.sluice.console.links.issue.IssuedSheet;
import dev.sluice.console.links.issue.NewLink;
import dev.sluice.console.links.issue.NewLinkSheet;
import dev.sluice.console.links.saved.SaveSheet;
import dev.sluice.console.links.saved.SavedList;
import dev.sluice.console.links.saved.SavedMenu;
import dev.sluice.console.links.ttl.TtlChoice;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Sheet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Links: everything that is handed out, what ends next, and what can be done about it. */
public final class LinksWorkspace implements Workspace {
    private static final javafx.util.Duration QUIET = javafx.util.Duration.millis(400);

    private final Desk desk;
    private final SluiceClient client;
    private final LinksModel model;
    private final LinkActs acts;
    private final TtlChoice ttl = new TtlChoice();
    private final Sheet sheet = new Sheet("links-sheet");
    private final LinksView view;
    private final SavedList saved;
    private final Act create;
    private final List<Act> all = new ArrayList<>();
    private @Nullable String choosing;

    /** Reads the first page at once, in the background. */
    public LinksWorkspace(Desk desk, SluiceClient client, ChangeFeed feed) {
        this(desk, client, feed, QUIET);
    }

    LinksWorkspace(Desk desk, SluiceClient client, ChangeFeed feed, javafx.util.Duration quiet) {
        this.desk = desk;
        this.client = client;
        model = new LinksModel(desk.work(), client, feed, quiet);
        var outcomes = new Outcomes(desk.work(), desk.notices(), model::learned);
        var many = new ManyLinks(desk, client.bulkActs(), model::refresh);
        acts = new LinkActs(desk, model, client.shares(), outcomes, many, this::issued);
        create = Act.of("links.new", "New link")
                .help("Shares a published video, bounded in time and bound to who may watch")
                .keys(Shortcut.typed("n"))
                .needs(Role.PRODUCER)
                .runs(this::newLink);
        var apply = acts.apply(ttl);
        var detail = new LinkDetail(
                desk,
                new LinkFacts(desk.work(), client),
                ttl,
                apply,
                acts.copy,
                buttons(acts.freeze, acts.reissue, acts.revoke),
                model::select);
        var marked = new ManyCard(
                many,
                buttons(acts.freeze, acts.unfreeze, acts.extend, acts.align, acts.reissue, acts.revoke),
                model::unmark);
        var everything = Act.of("links.mark-all", "Mark all that match")
                .help("Acts then apply to every link of the filter, shown or not")
                .keys(Shortcut.typed("A"))
                .unless(Bindings.createStringBinding(
                        () -> model.filter().get().words().isEmpty() ? "Narrow the list first." : "", model.filter()))
                .runs(() -> model.everything().set(true));
        var outside = new OutsideBar(
                desk,
                model,
                () -> many.run(
                        "Bringing in line:",
                        new BulkRequest(
                                BulkKind.ALIGN,
                                null,
                                null,
                                null,
                                ShareFilter.ALL.outside(true).words())));
        saved = new SavedList(desk, client.savedFilters(), model.filter());
        var save = Act.of("links.filter-save", "Save filter")
                .help("Keeps filter and order under a name")
                .needs(Role.SUPPORT)
                .changes()
                .unless(Bindings.createStringBinding(
                        () -> model.filter().get().equals(ShareFilter.ALL) ? "Narrow or sort the list first." : "",
                        model.filter()))
                .runs(this::saveFilter);
        view = new LinksView(
                desk, model, create, save, new SavedMenu(saved), everything, outside, detail, marked, sheet);
        all.addAll(List.of(everything, outside.act()));
        all.addAll(List.of(create, save, apply));
        all.addAll(acts.all());
        all.addAll(listActs());
        model.selected().subscribe(this::choose);
        model.policies().subscribe(() -> choose(model.selected().get()));
        model.reload();
        saved.reload();
    }

    @Override
    public Node root() {
        return view;
    }

    @Override
    public List<Act> acts() {
        return List.copyOf(all);
    }

    @Override
    public void shown(Map<String, String> arguments) {
        var handle = arguments.get("handle");
        if (handle != null) model.select(handle);
        view.table().focus();
    }

    @Override
    public Optional<ScopeInView> scope() {
        var share = model.selected().get();
        return share == null
                ? Optional.empty()
                : Optional.of(new ScopeInView("link:" + share.handle(), "Link · " + share.assetTitle()));
    }

    private List<Act> listActs() {
        return List.of(
                Act.of("links.filter", "Filter links").keys(Shortcut.typed("/")).runs(view.filter()::focus),
                Act.of("links.reload", "Reload links").keys(Shortcut.typed("r")).runs(model::refresh),
                Act.of("links.mark", "Mark link")
                        .help("Marks the link under the cursor for an act on many")
                        .keys(Shortcut.typed(" "))
                        .runs(this::mark),
                Act.of("links.next", "Next link")
                        .keys(Shortcut.typed("j"))
                        .runs(() -> view.table().down()),
                Act.of("links.previous", "Previous link")
                        .keys(Shortcut.typed("k"))
                        .runs(() -> view.table().up()),
                Act.of("links.sort.expires", "Sort by time left").runs(() -> model.sort("expires")),
                Act.of("links.sort.created", "Sort by creation").runs(() -> model.sort("created")));
    }

    private void mark() {
        var share = view.table().current();
        if (share == null) return;
        model.toggleMark(share);
        view.table().down();
    }

    /** The slider follows the selection, and never jumps while the same link is looked at. */
    private void choose(@Nullable Share share) {
        if (share == null) return;
        model.policies().stream()
                .filter(policy -> policy.risk() == share.risk())
                .findFirst()
                .ifPresent(ttl.policy()::set);
        var identity = share.handle() + share.ttlSeconds();
        if (identity.equals(choosing)) return;
        choosing = identity;
        ttl.choose(Duration.ofSeconds(share.ttlSeconds()));
    }

    private void saveFilter() {
        var now = model.filter().get();
        var parts = Filters.parts(now, model::title).stream().map(Filters.Part::words);
        var text = now.text() == null ? Stream.<String>empty() : Stream.of("“" + now.text() + "”");
        var words = Stream.concat(text, parts).collect(Collectors.joining(" · "));
        sheet.open(new SaveSheet(desk, saved, words.isEmpty() ? "Every link" : words).node(sheet::close));
    }

    private void newLink() {
        var form = new NewLink(
                model.policies(), model.service().get(), desk.times().zone());
        var act = NewLinkSheet.create(form, this::create);
        sheet.open(new NewLinkSheet(form).node(desk, shareable(), act, sheet::close));
    }

    /** Only an admin may pass the publish gate. */
    private List<Asset> shareable() {
        var who = desk.acts().operator().get();
        return who != null && who.role() == Role.ADMIN ? List.copyOf(model.assets()) : model.published();
    }

    private void create(NewLink form) {
        var request = form.request();
        desk.work()
                .job("Creating a link", progress -> client.shares().create(request))
                .onSuccess(fresh -> {
                    model.refresh();
                    model.selected().set(fresh.share());
                    issued(fresh);
                })
                .onFailure(problem -> desk.notices().problem(problem, "No link was created; the form is as it was."))
                .start();
    }

    private void issued(IssuedShare fresh) {
        sheet.open(new IssuedSheet(desk, fresh, model.localOnly(), sheet::close));
    }

    private List<ActButton> buttons(Act... shown) {
        return java.util.Arrays.stream(shown)
                .map(act -> new ActButton(desk.acts(), act))
                .toList();
    }
}
