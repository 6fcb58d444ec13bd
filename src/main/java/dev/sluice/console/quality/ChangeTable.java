package dev.sluice.console.quality;

import dev.sluice.api.Comparison.CohortChange;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Cohorts ranked by how they changed between two times. */
final class ChangeTable {
    private static final int ROWS = 12;

    private final TableView<CohortChange> table;
    private boolean showing;

    ChangeTable(QualityModel model) {
        var name = Tables.text("cohort", 150, CohortChange::name);
        table = Tables.compact(Tables.table(
                Texts.muted("No cohort in either time."),
                name,
                Tables.figure(
                        "p95 now",
                        72,
                        each -> Differences.value(
                                each.startupMs(), each.startupMs().one())),
                Tables.figure(
                        "then",
                        66,
                        each -> Differences.value(
                                each.startupMs(), each.startupMs().other())),
                Tables.column("change", 84, ChangeTable::change),
                Tables.column("slow", 60, ChangeTable::slow)));
        Tables.filling(table, name);
        table.setId("cohort-changes");
        table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (!showing) model.cohort().set(now == null ? null : now.id());
        });
    }

    TableView<CohortChange> node() {
        return table;
    }

    void show(List<CohortChange> changes, @Nullable Integer chosen) {
        showing = true;
        table.getItems().setAll(changes.subList(0, Math.min(ROWS, changes.size())));
        for (var each : table.getItems()) {
            if (Objects.equals(each.id(), chosen)) table.getSelectionModel().select(each);
        }
        showing = false;
    }

    private static Node change(CohortChange each) {
        var label = Texts.muted(
                each.startupMs().change().n() == 0
                        ? "new"
                        : Words.signed(each.startupMs().change().value()) + " ms");
        label.setTooltip(Describe.tooltip("Startup p95 %s; stalled time %s. 95 %% intervals; n %s now, %s then."
                .formatted(
                        Differences.change(each.startupMs()),
                        Differences.change(each.stalled()),
                        Words.count(each.startupMs().one().n()),
                        Words.count(each.startupMs().other().n()))));
        return label;
    }

    private static Node slow(CohortChange each) {
        var more = each.slowStarts();
        var tone = more.low() > 0 ? Tone.BAD : more.high() < 0 ? Tone.OK : Tone.NEUTRAL;
        var chip = new Chip(Words.signed(more.value()), tone);
        chip.setTooltip(Describe.tooltip(
                """
                (Its rate of slow starts now − its rate then) × its sessions now.
                %s slow starts more than at the rate of then, 95 %% interval %s to %s.""".formatted(Words.signed(more.value()), Words.signed(more.low()), Words.signed(more.high()))));
        return chip;
    }
}
