package dev.sluice.console.quality.goals;

import dev.sluice.api.Quality.SloState;
import dev.sluice.api.Role;
import dev.sluice.client.QualityGoals;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The targets as fields, each with how much of its error budget is used and how fast. */
final class TargetPart {
    private static final Map<String, String> NAMES =
            Map.of("startup", "Startup p95, ms", "stalled", "Stalled time, %", "failures", "Start failures, %");

    private final Desk desk;
    private final QualityGoals client;
    private final Runnable kept;
    private final TargetForm form = new TargetForm();
    private final VBox states = new VBox();
    private final VBox node;

    TargetPart(Desk desk, QualityGoals client, Runnable kept) {
        this.desk = desk;
        this.client = client;
        this.kept = kept;
        var problem = form.problem();
        var keep = Act.of("quality.targets.keep", "Keep targets")
                .help("Counts at once for every chart, alert and metric; what was told before stays told")
                .needs(Role.ADMIN)
                .changes()
                .unless(problem)
                .runs(this::keep);
        states.getStyleClass().add("rows");
        var hint = Texts.prose("", "muted", "small");
        hint.textProperty().bind(problem);
        node = new VBox(
                Texts.strong("Targets"),
                Fields.row(TargetForm.NAMES.stream()
                        .map(name -> Fields.text(NAMES.getOrDefault(name, name), "", form.field(name)))
                        .toArray(Node[]::new)),
                states,
                Texts.row(hint, Texts.spring(), new ActButton(desk.acts(), keep)));
        node.getStyleClass().add("section");
    }

    Node node() {
        return node;
    }

    void show(List<SloState> slos) {
        form.show(slos);
        states.getChildren().setAll(slos.stream().map(TargetPart::row).toList());
    }

    private static Node row(SloState slo) {
        Label used = Texts.muted(
                slo.state().equals("not-measured")
                        ? "too few sessions in 8 h to say"
                        : String.format(
                                Locale.ENGLISH,
                                "%.0f %% of the error budget used · %.1f× in the newest hour",
                                slo.spent() * 100,
                                slo.burn()));
        used.setTooltip(
                Describe.tooltip(
                        "Of what 8 hours may hold, so much is used. At 1× in the newest hour, the budget of every hour is just used up."));
        var name = Texts.plain(NAMES.getOrDefault(slo.name(), slo.name()).replaceAll(",.*", ""));
        name.setMinWidth(Region.USE_PREF_SIZE);
        var row = Texts.row(
                name, Texts.spring(), used, new Chip(slo.state().replace('-', ' '), Tone.ofTarget(slo.state())));
        row.getStyleClass().add("row");
        return row;
    }

    private void keep() {
        var changed = form.changed();
        desk.work()
                .job(
                        "Keeping targets",
                        progress -> changed.stream().map(client::setSlo).toList())
                .onSuccess(all -> kept.run())
                .onFailure(problem -> desk.notices().problem(problem, "The other targets are as they were."))
                .start();
    }
}
