package dev.sluice.console.quality;

import dev.sluice.api.Alert;
import dev.sluice.api.Heatmap;
import dev.sluice.api.Quality;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.chart.HeatCanvas;
import dev.sluice.console.chart.TimeAxis;
import dev.sluice.console.chart.TimeSeries;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The whole workspace. */
final class QualityView extends StackPane {
    private static final Map<String, String> DIMENSIONS = dimensions();
    private static final List<String> WINDOWS = List.of("1h", "8h", "24h", "7d", "30d");

    private final QualityModel model;
    private final AlertNotices alerts;
    private final TimeAxis axis = new TimeAxis();
    private final TimeSeries startup;
    private final TimeSeries stalled;
    private final Card startupCard;
    private final HeatCanvas heat = new HeatCanvas();
    private final Card heatCard = new Card("Startup over time and value", heat);
    private final FigureRow figures;
    private final CohortCard cohorts;
    private final StageCard stages = new StageCard();
    private final FunnelCard funnel = new FunnelCard();
    private final RiskCard risk = new RiskCard();
    private final DrillCard drill;
    private final Heading heading;
    private final Node everything;
    private final Node nothing;

    QualityView(Desk desk, QualityModel model, AlertNotices alerts, Act demo, Act inspect) {
        this.model = model;
        this.alerts = alerts;
        var zone = desk.times().zone();
        startup = new TimeSeries("Startup p95 by cohort", axis, Words::seconds, zone);
        stalled = new TimeSeries("Stalled time by cohort", axis, Words::axis, zone);
        startupCard = new Card("Startup p95 by cohort", startup);
        figures = new FigureRow(desk.times()::time);
        cohorts = new CohortCard(model);
        drill = new DrillCard(model, desk.acts(), inspect);
        heading = new Heading(
                "Quality",
                choice("Cohorts by", model.by(), List.copyOf(DIMENSIONS.keySet()), DIMENSIONS),
                choice("Time", model.window(), WINDOWS, Map.of()),
                new Chip("live", Tone.OK));
        heatCard.note("sessions in each range · all of it at the right");
        var stalledCard = new Card("Stalled time by cohort", stalled).note("Σ stalled / Σ watched · crosshair shared");
        everything = Page.columns(
                new double[] {66, 34},
                Page.column(startupCard, stalledCard, heatCard, drill),
                Page.column(cohorts, stages, funnel, risk));
        nothing = new Card(
                "",
                new EmptyState(
                        Feather.ACTIVITY,
                        "Nobody has watched in this time.",
                        "Startup, stalls and conversions show here two seconds after the first viewer presses play.",
                        new ActButton(desk.acts(), demo)));
        var page = new Page(heading, figures, everything, nothing);
        getChildren().setAll(page.scrolling());
        everything.setVisible(false);
        everything.setManaged(false);
        model.picture().subscribe(this::show);
        alerts.open().subscribe(open -> say(model.picture().get(), open));
        model.cohort().subscribe(() -> show(model.picture().get()));
    }

    TimeSeries startup() {
        return startup;
    }

    CohortCard cohorts() {
        return cohorts;
    }

    private void show(@Nullable Picture picture) {
        if (picture == null) return;
        var quality = picture.quality();
        boolean any = quality.figures().attempts() > 0;
        for (var part : List.of(everything, figures)) {
            part.setVisible(any);
            part.setManaged(any);
        }
        nothing.setVisible(!any);
        nothing.setManaged(!any);
        say(picture, alerts.open().get());
        if (any) fill(picture, quality);
    }

    /** What needs looking at now, then what limits the figures. */
    private void say(@Nullable Picture picture, List<Alert> open) {
        var findings = picture == null ? Stream.<String>empty() : picture.quality().findings().stream();
        var first = open.stream().map(Alert::sentence).limit(1);
        var more = open.size() < 2 ? Stream.<String>empty() : Stream.of(open.size() - 1 + " more alerts are open.");
        heading.line(Stream.of(first, more, findings).flatMap(each -> each).collect(Collectors.joining(" ")));
    }

    private void fill(Picture picture, Quality quality) {
        var chosen = model.chosen();
        var whose = chosen == null ? "everybody" : chosen.name();
        figures.show(picture);
        axis.extent(
                (double) quality.from().toEpochMilli(), (double) quality.to().toEpochMilli());
        charts(quality, chosen);
        cohorts.show(quality);
        stages.show(whose, picture.stages());
        funnel.show(picture.funnel());
        risk.show(picture.risk());
        drill.show(whose, picture.sessions(), picture.matching());
        heatCard.count(whose);
        heat(picture.heatmap());
    }

    private void charts(Quality quality, Quality.@Nullable CohortQuality chosen) {
        int place = chosen == null ? -1 : quality.cohorts().indexOf(chosen);
        var alone = place < QualityModel.LINES ? chosen : null;
        var marks = Curves.marks(quality);
        startup.show(alone == null ? Curves.startup(quality) : Curves.quantiles(alone), marks);
        startupCard.title(alone == null ? "Startup p95 by cohort" : "Startup of " + alone.name());
        startupCard.note("band: 95 % interval · drawn where n ≥ 20");
        stalled.show(Curves.stalled(quality), marks);
        stalled.choose(alone == null ? -1 : place);
        startup.choose(alone == null ? -1 : 0);
        startup.target(target(quality, "startup"));
        stalled.target(target(quality, "stalled"));
    }

    private static double target(Quality quality, String name) {
        return quality.figures().slos().stream()
                .filter(slo -> slo.name().equals(name))
                .mapToDouble(slo -> slo.target())
                .findFirst()
                .orElse(Double.NaN);
    }

    private void heat(Heatmap heatmap) {
        var edges = heatmap.edgesMs().stream().mapToDouble(Double::doubleValue).toArray();
        var words = heatmap.edgesMs().stream().map(Words::time).toArray(String[]::new);
        heat.show(edges, heatmap.counts(), heatmap.total(), words);
    }

    private static ComboBox<String> choice(
            String name, StringProperty value, List<String> values, Map<String, String> words) {
        var box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(String each) {
                return words.getOrDefault(each, "last " + each);
            }

            @Override
            public String fromString(String each) {
                return each;
            }
        });
        box.valueProperty().bindBidirectional(value);
        return Describe.control(box, name, name + ": what the charts show");
    }

    private static Map<String, String> dimensions() {
        var words = new LinkedHashMap<String, String>();
        for (String by : List.of(
                "device,player",
                "device,region",
                "channel",
                "channel,device",
                "mode",
                "os,player",
                "version",
                "region",
                "edge",
                "asset",
                "risk",
                "experiment",
                "source,campaign")) {
            words.put(by, "by " + by.replace(",", " · "));
        }
        return words;
    }

    /** The cards of the charts as one node, for a picture of them. */
    Node charts() {
        return everything;
    }
}
