package dev.sluice.console.activity;

import dev.sluice.api.AuditEntry;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.ui.AuditWords;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One line of the log in full; of a run, its report as well. */
final class LineDetail extends VBox {
    private final Desk desk;
    private final ActivityModel model;
    private final Label sentence = Texts.prose("Choose a line on the left.", "strong");
    private final KeyValueList facts = KeyValueList.texts();
    private final VBox ways = new VBox();
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
        getChildren().setAll(sentence, scroll);
        model.report().subscribe(text -> report.setText(text == null ? "" : text));
    }

    void show(@Nullable AuditEntry line) {
        if (line == null) return;
        sentence.setText(
                line.who() + " " + AuditWords.act(line) + " " + desk.times().relative(line.at()));
        facts.clear();
        facts.add("When", Texts.prose(desk.times().exact(line.at())));
        facts.add("Act", Texts.code(line.act()));
        facts.add("Subject", code(line.subject()));
        var detail = AuditWords.detail(line);
        if (!detail.isEmpty()) facts.add("Detail", Texts.prose(detail));
        facts.add("Line", String.format(Locale.ROOT, "%,d", line.sequence()));
        facts.add("Hash", code(line.hash()));
        ways.getChildren().clear();
        if (line.subject().startsWith("share:")) {
            way("Go to the link", Place.LINKS, Map.of("handle", line.subject().substring(6)));
        } else if (line.subject().startsWith("asset:")) {
            way("Go to the video", Place.PREVIEW, Map.of("asset", line.subject().substring(6)));
        }
        model.readReport(ActivityModel.run(line));
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
