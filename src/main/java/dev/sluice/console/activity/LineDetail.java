package dev.sluice.console.activity;

import dev.sluice.api.AuditEntry;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.ui.AuditWords;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One line of the log in full; of a run, its report as well. */
final class LineDetail extends VBox {
    private final Desk desk;
    private final ActivityModel model;
    private final Label sentence = Texts.prose("", "strong");
    private final KeyValueList facts = KeyValueList.texts();
    private final VBox ways = new VBox();
    private final List<Node> line;
    private final Label report = Texts.prose("", "code");

    LineDetail(Desk desk, ActivityModel model, Act copyReport) {
        getStyleClass().add("card");
        this.desk = desk;
        this.model = model;
        var copy = new ActButton(desk.acts(), copyReport);
        copy.visibleProperty().bind(model.report().isNotNull());
        copy.managedProperty().bind(copy.visibleProperty());
        var body = new VBox(facts, ways, copy, report);
        body.getStyleClass().add("column");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("card-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        line = List.of(sentence, scroll);
        getChildren().setAll(new EmptyState(Feather.LIST, "No line is selected.", "Choose one on the left."));
        model.report().subscribe(text -> report.setText(text == null ? "" : text));
    }

    void show(@Nullable AuditEntry chosen) {
        if (chosen == null) return;
        getChildren().setAll(line);
        sentence.setText(
                chosen.who() + " " + AuditWords.act(chosen) + " " + desk.times().relative(chosen.at()));
        facts.clear();
        facts.add("When", Texts.prose(desk.times().exact(chosen.at())));
        facts.add("Act", Texts.code(chosen.act()));
        facts.add("Subject", code(chosen.subject()));
        var detail = AuditWords.detail(chosen);
        if (!detail.isEmpty()) facts.add("Detail", Texts.prose(detail));
        facts.add("Line", String.format(Locale.ROOT, "%,d", chosen.sequence()));
        facts.add("Hash", code(chosen.hash()));
        ways.getChildren().clear();
        if (chosen.subject().startsWith("share:")) {
            way("Go to the link", Place.LINKS, Map.of("handle", chosen.subject().substring(6)));
        } else if (chosen.subject().startsWith("asset:")) {
            way(
                    "Go to the video",
                    Place.PREVIEW,
                    Map.of("asset", chosen.subject().substring(6)));
        }
        model.readReport(ActivityModel.run(chosen));
    }

    private void way(String words, Place place, Map<String, String> arguments) {
        var go = new Button(words);
        go.setOnAction(click -> desk.navigator().go(place, arguments));
        ways.getChildren().add(go);
    }

    private static Label code(String text) {
        var label = Texts.code(text);
        label.setWrapText(true);
        label.setMinWidth(0);
        return label;
    }
}
