package dev.sluice.console.settings.edges;

import dev.sluice.api.Edge;
import dev.sluice.api.EdgeKey;
import dev.sluice.api.Role;
import dev.sluice.client.Edges;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.settings.Part;
import dev.sluice.console.settings.SecretSheet;
import dev.sluice.console.settings.Section;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Sheet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;

/** Edges, and the keys by which their agents follow the revocation feed. */
public final class EdgesPart implements Part {
    private final Desk desk;
    private final Edges edges;
    private final Sheet sheet;
    private final EdgeList list;
    private final Act add;
    private final Act replace;
    private final Act revoke;
    private final Section<List<Edge>> section;
    private final Card node;

    public EdgesPart(Desk desk, Edges edges, Sheet sheet) {
        this.desk = desk;
        this.edges = edges;
        this.sheet = sheet;
        list = new EdgeList(desk.times());
        add = Act.of("settings.edge-add", "Add edge")
                .help("Makes the key of an edge agent; it is shown once")
                .needs(Role.ADMIN)
                .changes()
                .runs(() -> open(null));
        replace = Act.of("settings.edge-replace", "Replace key")
                .help("Makes another key; an agent that runs with the old one refuses once its lease is over")
                .needs(Role.ADMIN)
                .destroys()
                .unless(list.refusal())
                .runs(() -> open(list.selected().getValue()));
        revoke = Act.of("settings.edge-revoke", "Revoke key")
                .help("Ends the key; the edge refuses everything protected once its lease is over")
                .needs(Role.ADMIN)
                .destroys()
                .unless(list.refusal())
                .runs(this::revoke);
        section = new Section<>(desk, "Reading edges", progress -> edges.list(), this::show, list.node());
        node = new Card("Edges", section)
                .note(button(revoke), button(replace), button(add))
                .tall();
    }

    private ActButton button(Act act) {
        return new ActButton(desk.acts(), act);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Act> acts() {
        return List.of(add, replace, revoke);
    }

    @Override
    public void reload() {
        section.reload();
    }

    @Override
    public Set<String> follows() {
        return Set.of("run");
    }

    private void show(List<Edge> all) {
        node.count(EdgeList.count(all));
        list.show(all);
    }

    private void open(@org.jspecify.annotations.Nullable Edge known) {
        sheet.open(new EdgeSheet(desk, edges, known, this::issued).node(sheet::close));
    }

    private void issued(EdgeKey key) {
        reload();
        sheet.open(SecretSheet.of(
                desk,
                key.edge(),
                key.key(),
                "Put it into a file on the edge that only the agent can read, and start `sluice edge` there with"
                        + " --key-file.",
                sheet::close));
    }

    private void revoke() {
        var edge = list.selected().getValue();
        if (edge == null) return;
        desk.work()
                .job("Ending the key of an edge", progress -> {
                    edges.revoke(edge.name());
                    return edge.name();
                })
                .onSuccess(name -> {
                    desk.notices().say("The key of " + name + " has ended.");
                    reload();
                })
                .onFailure(problem -> desk.notices().problem(problem, "The key is as it was."))
                .start();
    }
}
