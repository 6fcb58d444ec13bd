package dev.sluice.console.settings.access;

import dev.sluice.api.ApiKey;
import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Role;
import dev.sluice.client.Access;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.settings.Part;
import dev.sluice.console.settings.SecretSheet;
import dev.sluice.console.settings.Section;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Sheet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;

/** Operators above, their keys below. */
public final class AccessPart implements Part {
    private static final String NOBODY = "No operator is selected.";

    private final Desk desk;
    private final Access access;
    private final Sheet sheet;
    private final OperatorList operators = new OperatorList();
    private final KeyList keys;
    private final Act add;
    private final Act role;
    private final Act issue;
    private final Act revoke;
    private final Section<List<OperatorInfo>> people;
    private final Section<List<ApiKey>> secrets;
    private final Node node;

    public AccessPart(Desk desk, Access access, Sheet sheet) {
        this.desk = desk;
        this.access = access;
        this.sheet = sheet;
        keys = new KeyList(desk.times());
        add = Act.of("settings.operator-add", "Add operator")
                .help("Adds a person or a system; issue a key for them next")
                .needs(Role.ADMIN)
                .changes()
                .runs(() -> sheet.open(new OperatorSheet(desk, access, null, this::operatorKept).node(sheet::close)));
        role = Act.of("settings.operator-role", "Change role")
                .help("Gives the operator another role; all their keys follow at once")
                .needs(Role.ADMIN)
                .changes()
                .unless(operators.selected().map(one -> "").orElse(NOBODY))
                .runs(this::changeRole);
        issue = Act.of("settings.key-issue", "Issue key")
                .help("Makes a key for the selected operator; its secret is shown once")
                .needs(Role.ADMIN)
                .changes()
                .unless(operators.selected().map(one -> "").orElse(NOBODY))
                .runs(this::issue);
        revoke = Act.of("settings.key-revoke", "Revoke key")
                .help("Shuts the key at once, for good")
                .needs(Role.ADMIN)
                .destroys()
                .unless(keys.refusal())
                .runs(this::revoke);
        people = new Section<>(
                desk, "Reading operators", progress -> access.operators(), operators::show, operators.node());
        secrets = new Section<>(desk, "Reading keys", progress -> access.keys(null), keys::show, keys.node());
        node = cards();
    }

    private Node cards() {
        var first = new Card("Operators", people)
                .note(new ActButton(desk.acts(), role), new ActButton(desk.acts(), add))
                .tall();
        var second = new Card("API keys", secrets)
                .note(new ActButton(desk.acts(), revoke), new ActButton(desk.acts(), issue))
                .tall();
        operators.shown().subscribe(all -> first.count(all.isEmpty() ? "" : Integer.toString(all.size())));
        keys.shown()
                .subscribe(all ->
                        second.count(KeyList.count(all, desk.times().now().get())));
        return Page.column(first, second);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Act> acts() {
        return List.of(add, role, issue, revoke);
    }

    @Override
    public void reload() {
        people.reload();
        secrets.reload();
    }

    @Override
    public Set<String> follows() {
        return Set.of("operator");
    }

    private void operatorKept(OperatorInfo kept) {
        sheet.close();
        operators.select(kept.name());
        reload();
    }

    private void changeRole() {
        var one = operators.selected().getValue();
        if (one != null) sheet.open(new OperatorSheet(desk, access, one, this::operatorKept).node(sheet::close));
    }

    private void issue() {
        var one = operators.selected().getValue();
        if (one == null) return;
        desk.work()
                .job("Reading what keys can be for", progress -> access.areas())
                .quiet()
                .onSuccess(areas -> sheet.open(new KeySheet(desk, access, one, areas, issued -> {
                            reload();
                            sheet.open(SecretSheet.of(
                                    desk,
                                    issued.key().operator(),
                                    Objects.requireNonNullElse(issued.secret(), ""),
                                    "Keep it in a file that only its user can read; if it gets lost, revoke it and"
                                            + " issue another.",
                                    sheet::close));
                        })
                        .node(sheet::close)))
                .start();
    }

    private void revoke() {
        var one = keys.selected().getValue();
        if (one == null) return;
        desk.work()
                .job("Revoking a key", progress -> access.revoke(one.id()))
                .onSuccess(gone -> {
                    desk.notices().say("Key " + gone.id() + " of " + gone.operator() + " is shut.");
                    reload();
                })
                .onFailure(problem -> desk.notices().problem(problem, "The key is as it was."))
                .start();
    }
}
