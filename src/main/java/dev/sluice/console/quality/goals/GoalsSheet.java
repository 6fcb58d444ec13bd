package dev.sluice.console.quality.goals;

import dev.sluice.api.AlertRule;
import dev.sluice.api.DestinationKind;
import dev.sluice.client.Destinations;
import dev.sluice.client.QualityClient;
import dev.sluice.client.QualityGoals;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.work.Latest;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Targets, alert rules and regions over the charts. */
public final class GoalsSheet {
    private static final String WINDOW = "8h";
    private static final int TOLD = 20;

    private final Desk desk;
    private final QualityClient quality;
    private final QualityGoals goals;
    private final Destinations destinations;
    private final Sheet sheet;
    private final TargetPart targets;
    private final RulePart rules;
    private final RegionPart regions;
    private final Latest reading = new Latest();
    private final VBox content;
    private @Nullable Goals shown;

    /**
     * Reads nothing before it is opened.
     *
     * @param changed called when a target changed, which charts draw
     */
    public GoalsSheet(Desk desk, SluiceClient client, Sheet sheet, Runnable changed) {
        this.desk = desk;
        quality = client.quality();
        goals = client.goals();
        destinations = client.destinations();
        this.sheet = sheet;
        targets = new TargetPart(desk, goals, () -> {
            reload();
            changed.run();
        });
        rules = new RulePart(desk, goals, this::edit, this::reload);
        regions = new RegionPart(desk, goals, sheet);
        var title = new Label("Targets, alerts, regions");
        title.getStyleClass().add("workspace-title");
        var parts = new VBox(targets.node(), rules.node(), regions.node());
        parts.getStyleClass().add("column");
        var scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("card-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var close = Describe.control(new Button("Close"), "Close", "Closes the sheet; what is not kept stays typed.");
        close.setOnAction(click -> sheet.close());
        var foot = new HBox(Texts.spring(), close);
        foot.getStyleClass().add("acts");
        content = new VBox(title, scroll, foot);
        content.setId("goals-sheet");
        content.getStyleClass().addAll("sheet", "goals");
    }

    /** Shows it and reads what is in force. */
    public void open() {
        sheet.open(content);
        reload();
    }

    /** What can be done without opening it first. */
    public List<Act> acts() {
        return Stream.concat(rules.acts().stream(), regions.acts().stream()).toList();
    }

    private void reload() {
        reading.start(desk.work()
                .job("Reading targets", progress -> read())
                .quiet()
                .onSuccess(this::show)
                .onFailure(problem -> desk.notices().problem(problem, "What is shown may be out of date.")));
    }

    private Goals read() {
        return new Goals(
                quality.quality("", WINDOW, null, 1, 0).figures().slos(),
                goals.alertRules(),
                goals.alerts(TOLD),
                destinations.list().stream()
                        .filter(each -> each.kind() == DestinationKind.WEBHOOK)
                        .toList(),
                goals.regions());
    }

    private void show(Goals goals) {
        shown = goals;
        targets.show(goals.slos());
        rules.show(goals.rules(), goals.alerts());
        regions.show(goals.regions());
    }

    private void edit(@Nullable AlertRule rule) {
        var webhooks = shown == null ? List.<dev.sluice.api.Destination>of() : shown.webhooks();
        sheet.open(new RuleSheet(desk, goals, rule, webhooks, this::open).node(this::open));
    }
}
