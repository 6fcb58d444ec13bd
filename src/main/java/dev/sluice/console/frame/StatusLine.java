package dev.sluice.console.frame;

import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.ui.StatusDot;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** One line of facts that are always true; each leads to its place. */
final class StatusLine extends HBox {
    private final Desk desk;
    private final ShellModel model;
    private final StatusTexts texts;
    private final StatusDot dot = new StatusDot(Tone.NEUTRAL, "not connected");
    private final Button connection = button("connection", "How the console reaches its service", Place.ACTIVITY);
    private final Button edges = button("edges", "Edges that have applied the newest revocation", Place.EMERGENCY);
    private final Button telemetry = button("telemetry", "Age of the newest player event", Place.QUALITY);
    private final Button drill = button("drill", "The last rehearsal of the emergency runbook", Place.CHECKLIST);
    private final Button jobs = button("jobs", "Work under way, here and in the service", Place.ACTIVITY);
    private final Button notices = button("notices", "What you were told", Place.ACTIVITY);

    StatusLine(Desk desk, ShellModel model, Runnable showNotices) {
        this.desk = desk;
        this.model = model;
        texts = new StatusTexts(desk.times());
        getStyleClass().add("status-line");
        connection.setGraphic(dot);
        connection.setOnAction(click -> explain());
        notices.setOnAction(click -> showNotices.run());
        getChildren().addAll(connection, edges, telemetry, drill, Texts.spring(), jobs, notices);
        follow();
    }

    private void follow() {
        desk.times().now().subscribe(now -> refresh());
        model.connection().subscribe(now -> refresh());
        model.status().subscribe(now -> refresh());
        ListChangeListener<Object> changed = change -> refresh();
        desk.work().running().addListener(changed);
        desk.notices().all().addListener(changed);
    }

    private void explain() {
        if (model.connection().get() instanceof Contact.Lost lost) {
            desk.notices().problem(lost.why(), "What you see is as it was before.");
        } else {
            desk.navigator().go(Place.ACTIVITY);
        }
    }

    private void refresh() {
        var now = model.connection().get();
        var status = model.status().get();
        dot.say(StatusTexts.tone(now), texts.connection(now));
        connection.setText(texts.connection(now));
        edges.setText(texts.edges(status, model.answeredAt().get()));
        telemetry.setText(texts.telemetry(model.newestTelemetry().get()));
        drill.setText(texts.drill(status));
        jobs.setText(StatusTexts.jobs(desk.work().running().size(), status));
        notices.setText(StatusTexts.counted(desk.notices().all().size(), "notice"));
    }

    private Button button(String id, String help, Place place) {
        var button = new Button();
        button.setId("status-" + id);
        button.getStyleClass().add("status-item");
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(click -> desk.navigator().go(place));
        return Describe.control(button, id, help);
    }
}
