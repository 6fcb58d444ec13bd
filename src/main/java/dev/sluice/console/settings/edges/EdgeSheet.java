package dev.sluice.console.settings.edges;

import dev.sluice.api.Edge;
import dev.sluice.api.EdgeKey;
import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.Role;
import dev.sluice.client.Edges;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The key of a new edge, or another one for an edge that holds one. */
final class EdgeSheet {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

    private final Desk desk;
    private final Edges edges;
    private final @Nullable Edge known;
    private final Consumer<EdgeKey> issued;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty url = new SimpleStringProperty("");

    /** @param known whose key is replaced; null for a new edge */
    EdgeSheet(Desk desk, Edges edges, @Nullable Edge known, Consumer<EdgeKey> issued) {
        this.desk = desk;
        this.edges = edges;
        this.known = known;
        this.issued = issued;
        if (known != null) {
            name.set(known.name());
            url.set(Objects.requireNonNullElse(known.url(), ""));
        }
    }

    Node node(Runnable close) {
        ObservableValue<String> missing = name.map(EdgeSheet::missing);
        String title = known == null ? "Add edge" : "New key for " + known.name();
        var make = Act.of("settings.edge-make", known == null ? "Make key" : "Replace key")
                .help("Shows the key this once")
                .needs(Role.ADMIN)
                .changes()
                .unless(missing)
                .runs(this::issue);
        return new FormSheet(
                "edge-sheet",
                title,
                known == null ? "no key is made" : "the key stays as it is",
                missing,
                new ActButton(desk.acts(), make).primary(),
                close,
                known == null
                        ? Fields.text("Name", "fra-1", name)
                        : Texts.prose(
                                "An agent that runs with the key of now refuses everything protected once its lease is over,"
                                        + " until it is started with the new one."),
                Fields.text("Viewers reach it at", "https://fra-1.example.com; empty, the agent says so", url),
                Texts.prose(
                        "The key may follow the revocation feed and acknowledge it, and nothing else: it opens no link,"
                                + " no list and no video.",
                        "muted"));
    }

    private static String missing(String typed) {
        if (typed.isBlank()) return "Name the edge.";
        return NAME.matcher(typed.strip()).matches()
                ? ""
                : "A name has 1 to 32 lower-case letters, digits and hyphens.";
    }

    private void issue() {
        var where = url.get().isBlank() ? null : url.get().strip();
        var request = new EdgeKeyRequest(name.get().strip(), where, known != null);
        desk.work()
                .job("Making the key of an edge", progress -> edges.issue(request))
                .onSuccess(issued)
                .onFailure(problem -> desk.notices().problem(problem, "No key was made; the form is as it was."))
                .start();
    }
}
