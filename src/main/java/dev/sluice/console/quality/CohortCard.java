package dev.sluice.console.quality;

import dev.sluice.api.Comparison;
import dev.sluice.api.Comparison.CohortChange;
import dev.sluice.api.Quality;
import dev.sluice.api.Quality.CohortQuality;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Cohorts ranked by what they cost; the chosen one is what the cards beside are about. */
final class CohortCard extends StackPane {
    private final QualityModel model;
    private final Card card;
    private final TableView<CohortQuality> table;
    private final ChangeTable changes;
    private @Nullable Comparison compared;
    private boolean showing;

    CohortCard(QualityModel model) {
        this.model = model;
        var name = Tables.column("cohort", 170, this::name);
        table = Tables.compact(Tables.table(
                new EmptyState(Feather.USERS, "No cohort yet.", "Cohorts come with the first sessions."),
                name,
                Tables.figure(
                        "p95",
                        70,
                        each -> each.figures().startupMs().n() == 0
                                ? "–"
                                : Words.seconds(each.figures().startupMs().value())),
                Tables.figure(
                        "stalled",
                        76,
                        each -> each.figures().watchedHours() == 0
                                ? "–"
                                : Words.percent(each.figures().stalled().value())),
                Tables.figure("n", 60, each -> Words.count(each.figures().started())),
                Tables.column("impact", 64, CohortCard::impact)));
        Tables.filling(table, name);
        table.setId("cohorts");
        changes = new ChangeTable(model);
        card = new Card("Cohorts by impact", table, changes.node());
        getChildren().setAll(card);
        table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (!showing) model.cohort().set(now == null ? null : now.id());
        });
    }

    void show(Quality quality, @Nullable Comparison with) {
        compared = with;
        List<CohortChange> changed = with == null ? List.of() : with.cohorts();
        boolean times = !changed.isEmpty();
        card.title(times ? "Cohorts by change" : "Cohorts by impact");
        card.note((times ? "more slow starts per " : "extra slow starts per ")
                + Words.span(model.window().get()));
        Shown.set(table, !times);
        Shown.set(changes.node(), times);
        changes.show(changed, model.cohort().get());
        showing = true;
        table.getItems().setAll(quality.cohorts());
        for (var each : quality.cohorts()) {
            if (Objects.equals(each.id(), model.cohort().get()))
                table.getSelectionModel().select(each);
        }
        showing = false;
    }

    TableView<CohortQuality> table() {
        return table;
    }

    private Node name(CohortQuality cohort) {
        int line = line(cohort);
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", line < 0 ? "series-none" : "series-" + (line + 1));
        var name = Texts.plain(cohort.name());
        name.setTooltip(Describe.tooltip(cohort.name()));
        return Texts.row(swatch, name);
    }

    /** The line that is drawn of a cohort; -1 for none. */
    private int line(CohortQuality cohort) {
        if (compared == null) {
            int place = table.getItems().indexOf(cohort);
            return place < QualityModel.LINES ? place : -1;
        }
        return cohort.id() == compared.one().cohort()
                ? 0
                : cohort.id() == compared.other().cohort() ? 1 : -1;
    }

    private static Node impact(CohortQuality cohort) {
        var impact = cohort.impact();
        var tone = impact.low() > 0 ? Tone.BAD : impact.high() < 0 ? Tone.OK : Tone.NEUTRAL;
        var chip = new Chip(Words.signed(impact.value()), tone);
        chip.setTooltip(Describe.tooltip("""
                Impact = (its rate of slow starts − the rate of all others) × its sessions.
                %s slow starts more than as many sessions of all others had, 95 %% interval %s to %s, n %s.""".formatted(
                        Words.signed(impact.value()),
                        Words.signed(impact.low()),
                        Words.signed(impact.high()),
                        Words.count(impact.n()))));
        return chip;
    }
}
