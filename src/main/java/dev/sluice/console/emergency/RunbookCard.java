package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.api.RunbookDocument;
import dev.sluice.api.StepState;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Quote;
import dev.sluice.console.ui.RunbookStepRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The document and the run in one view: steps light up, and the passage being carried out stands under them. */
final class RunbookCard extends Card {
    private final Supplier<Instant> now;
    private final VBox rows = new VBox();
    private final StackPane passage = new StackPane();
    private final List<RunbookStepRow> shown = new ArrayList<>();
    private @Nullable RunbookDocument document;
    private @Nullable String showing;

    RunbookCard(EmergencyModel model, Supplier<Instant> now) {
        super("Runbook");
        this.now = now;
        rows.getStyleClass().add("rows");
        getChildren().addAll(rows, passage);
        model.document().subscribe(this::read);
        model.run().subscribe(this::follow);
    }

    private void read(@Nullable RunbookDocument read) {
        document = read;
        if (read != null) {
            count(read.id() + " v" + read.version());
            plan(read);
        }
    }

    private void plan(RunbookDocument plan) {
        lay(
                plan.steps().stream()
                        .map(s -> new Run.Step(s.id(), s.title(), StepState.PENDING, null, null, ""))
                        .toList(),
                now.get());
        quote(plan.steps().isEmpty() ? null : plan.steps().getFirst().id());
    }

    private void follow(@Nullable Run run) {
        if (run == null) {
            showing = null;
            if (document != null) {
                plan(document);
            }
            return;
        }
        if (!run.run().equals(showing)) {
            showing = run.run();
            lay(run.steps(), run.declaredAt());
        }
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).show(run.steps().get(i), now.get());
        }
        quote(current(run));
    }

    private void lay(List<Run.Step> steps, Instant declaredAt) {
        shown.clear();
        steps.forEach(step -> {
            var row = new RunbookStepRow(step, declaredAt, now.get());
            row.setOnMouseClicked(click -> quote(step.id()));
            shown.add(row);
        });
        rows.getChildren().setAll(shown);
    }

    /** The step that runs, else the last one that ended. */
    private static @Nullable String current(Run run) {
        String last = null;
        for (Run.Step step : run.steps()) {
            if (step.state() == StepState.RUNNING) {
                return step.id();
            }
            if (step.state() != StepState.PENDING) {
                last = step.id();
            }
        }
        return last;
    }

    private void quote(@Nullable String id) {
        if (document == null || id == null) {
            return;
        }
        document.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .ifPresent(step -> passage.getChildren().setAll(new Quote(step.title(), words(step.prose()))));
    }

    private static String words(String markdown) {
        String prose = markdown.replaceAll("(?s)```.*?```", " ").replaceAll("(?m)^ {4}.*$", " ");
        return prose.replaceAll("[*`]", "").replaceAll("\\s+", " ").strip();
    }
}
