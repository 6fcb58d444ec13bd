package dev.sluice.console.quality;

import dev.sluice.api.Alert;
import dev.sluice.api.Quality;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.ActItem;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import dev.sluice.console.chart.TimeSeries;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The whole workspace. */
final class QualityView extends StackPane {
    private final QualityModel model;
    private final AlertNotices alerts;
    private final Choices choices;
    private final Charts charts;
    private final FigureRow figures;
    private final CohortCard cohorts;
    private final ComparisonCard comparison = new ComparisonCard();
    private final StageCard stages = new StageCard();
    private final FunnelCard funnel = new FunnelCard();
    private final RiskCard risk = new RiskCard();
    private final DrillCard drill;
    private final Label alerted = Texts.prose("");
    private final HBox alertRow = Texts.row(new Chip("alert", Tone.BAD), alerted);
    private final Label limits = Texts.prose("", "muted");
    private final Chip live = new Chip("live", Tone.OK);
    private final Layout layout;
    private final Node nothing;

    QualityView(
            Desk desk,
            QualityModel model,
            AlertNotices alerts,
            Act demo,
            Act inspect,
            List<Act> sheets,
            List<Act> copies) {
        this.model = model;
        this.alerts = alerts;
        choices = new Choices(model);
        charts = new Charts(desk.times().zone());
        figures = new FigureRow(desk.times()::dayAndTime);
        cohorts = new CohortCard(model);
        drill = new DrillCard(model, desk.acts(), inspect);
        var buttons = sheets.stream().map(sheet -> new ActButton(desk.acts(), sheet));
        layout = new Layout(
                List.of(choices.first(), choices.second(), choices.window(), choices.against()),
                Stream.of(Stream.of(copying(desk.acts(), copies)), buttons, Stream.of(live))
                        .<Node>flatMap(each -> each)
                        .toList(),
                charts.cards(),
                drill,
                List.of(comparison, cohorts, stages, funnel, risk));
        model.until().subscribe(until -> {
            if (until == null) live.say("live", Tone.OK);
            else live.say("until " + desk.times().dayAndTime(until), Tone.NEUTRAL);
        });
        nothing = new Card(
                "",
                new EmptyState(
                        Feather.ACTIVITY,
                        "No player has told anything in this time.",
                        "Startup, stalls and conversions show here two seconds after the first viewer presses play. A"
                                + " viewer whose player tells nothing counts once it has asked for nothing for a while.",
                        new ActButton(desk.acts(), demo)));
        var page = new Page(layout.heading(), alertRow, limits, figures, layout.cards(), nothing);
        getChildren().setAll(page.scrolling());
        layout.follow(widthProperty());
        layout.narrow().subscribe(figures::narrow);
        Shown.set(layout.cards(), false);
        Shown.set(alertRow, false);
        Shown.set(limits, false);
        HBox.setHgrow(alerted, Priority.ALWAYS);
        model.picture().subscribe(this::show);
        alerts.open().subscribe(open -> say(model.picture().get(), open));
        model.cohort().subscribe(() -> show(model.picture().get()));
    }

    private static MenuButton copying(Acts acts, List<Act> copies) {
        var menu = new MenuButton("Copy");
        copies.forEach(act -> menu.getItems().add(new ActItem(acts, act, Map::of)));
        return Describe.control(menu, "Copy", "Takes the charts along as picture, CSV or JSON");
    }

    TimeSeries startup() {
        return charts.startup();
    }

    CohortCard cohorts() {
        return cohorts;
    }

    private void show(@Nullable Picture picture) {
        if (picture == null) return;
        var quality = picture.quality();
        boolean any = quality.figures().attempts() > 0;
        Shown.set(layout.cards(), any);
        Shown.set(figures, any);
        Shown.set(nothing, !any);
        say(picture, alerts.open().get());
        if (any) fill(picture, quality);
    }

    /** What needs looking at now, then what limits the figures. */
    private void say(@Nullable Picture picture, List<Alert> open) {
        var findings = picture == null ? Stream.<String>empty() : picture.quality().findings().stream();
        var first = open.stream().map(Alert::sentence).limit(1);
        var more = switch (open.size()) {
            case 0, 1 -> Stream.<String>empty();
            case 2 -> Stream.of("One more alert is open.");
            default -> Stream.of(open.size() - 1 + " more alerts are open.");
        };
        alerted.setText(Stream.concat(first, more).collect(Collectors.joining(" ")));
        limits.setText(findings.collect(Collectors.joining(" ")));
        Shown.set(alertRow, !open.isEmpty());
        Shown.set(limits, !limits.getText().isEmpty());
    }

    private void fill(Picture picture, Quality quality) {
        var chosen = model.chosen();
        var whose = chosen == null ? "everybody" : chosen.name();
        var against = model.against().get();
        figures.show(picture);
        choices.show(quality);
        charts.show(picture, chosen, against);
        var compared = picture.comparison();
        Shown.set(comparison, compared != null);
        if (compared != null) comparison.show(compared, against);
        cohorts.show(quality, compared);
        stages.show(whose, picture.stages(), compared == null ? StageCard.LAST_WEEK : against.words());
        funnel.show(picture.funnel());
        risk.show(picture.risk());
        drill.show(whose, picture.sessions(), picture.matching());
    }

    /** The cards of the charts as one node, for a picture of them. */
    Node charts() {
        return layout.cards();
    }
}
