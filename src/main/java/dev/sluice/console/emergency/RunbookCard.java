package dev.sluice.console.emergency;

import dev.sluice.api.Problem;
import dev.sluice.api.Run;
import dev.sluice.api.RunbookDocument;
import dev.sluice.api.RunbookShelf;
import dev.sluice.api.StepState;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Quote;
import dev.sluice.console.ui.RunbookStepRow;
import dev.sluice.console.ui.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The document and the run in one view: steps light up, and the passage and evidence of one of them stand below. */
final class RunbookCard extends Card {
    private final EmergencyModel model;
    private final Supplier<Instant> now;
    private final StepActs acts;
    private final ChoiceBox<RunbookDocument> choice = new ChoiceBox<>();
    private final VBox refused = new VBox(4);
    private final VBox rows = new VBox();
    private final Passage passage = new Passage();
    private final List<RunbookStepRow> shown = new ArrayList<>();
    private @Nullable String showing;
    private @Nullable String picked;
    private @Nullable String quoted;
    private boolean whole;

    RunbookCard(EmergencyModel model, Supplier<Instant> now, StepActs acts) {
        super("Runbook");
        this.model = model;
        this.now = now;
        this.acts = acts;
        rows.getStyleClass().add("rows");
        choice.setConverter(labels());
        choice.setAccessibleText("Which runbook runs");
        getChildren().addAll(refused, rows, passage);
        model.bookcase().shelf().subscribe(this::offer);
        model.bookcase().document().subscribe(this::read);
        choice.valueProperty().subscribe(chosen -> {
            if (chosen != null) model.bookcase().choose(chosen);
        });
        model.run().subscribe(this::follow);
        model.evidence().subscribe(kept -> quote(quoted));
    }

    /** Shows the whole document instead of the steps, or the steps again. */
    void turn() {
        whole = !whole;
        showing = null;
        quoted = null;
        follow(model.run().get());
    }

    private void offer(@Nullable RunbookShelf shelf) {
        refused.getChildren().clear();
        if (shelf == null) {
            return;
        }
        var chosen = model.bookcase().document().get();
        choice.getItems().setAll(shelf.runbooks());
        choice.setValue(chosen);
        for (Problem problem : shelf.refused()) {
            String next = problem.nextAct() == null ? "" : " " + problem.nextAct();
            refused.getChildren().add(Texts.prose(problem.title() + next, "refused-runbook"));
        }
    }

    private void read(@Nullable RunbookDocument read) {
        if (read != null) {
            if (choice.getItems().size() > 1) note(choice);
            count(read.id() + " v" + read.version());
            choice.setValue(read);
            follow(model.run().get());
        }
    }

    private void follow(@Nullable Run run) {
        RunbookDocument document = model.bookcase().document().get();
        if (whole && document != null) {
            lay(document);
            return;
        }
        if (run == null) {
            showing = null;
            picked = null;
            if (document != null) plan(document);
            return;
        }
        if (!run.run().equals(showing)) {
            showing = run.run();
            picked = null;
            count(run.runbook());
            lay(run.steps(), run.declaredAt());
        }
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).show(run.steps().get(i), now.get());
        }
        select(picked == null ? current(run) : picked);
    }

    private void plan(RunbookDocument plan) {
        lay(
                plan.steps().stream()
                        .map(s -> new Run.Step(s.id(), s.title(), StepState.PENDING, null, null, ""))
                        .toList(),
                now.get());
        select(plan.steps().isEmpty() ? null : plan.steps().getFirst().id());
    }

    private void lay(RunbookDocument document) {
        shown.clear();
        rows.getChildren().clear();
        passage.getChildren()
                .setAll(document.steps().stream()
                        .map(step -> new Quote(step.title(), Prose.plain(step.prose())))
                        .toList());
    }

    private void lay(List<Run.Step> steps, Instant declaredAt) {
        shown.clear();
        steps.forEach(step -> {
            var row = new RunbookStepRow(step, declaredAt, now.get());
            row.setFocusTraversable(true);
            row.setOnMouseClicked(click -> pick(step.id()));
            row.setOnKeyPressed(key -> {
                if (key.getCode() == KeyCode.SPACE) pick(step.id());
            });
            shown.add(row);
        });
        rows.getChildren().setAll(shown);
        quoted = null;
    }

    /** The user's choice stays until it is chosen again. */
    private void pick(String step) {
        picked = step.equals(picked) ? null : step;
        quoted = null;
        select(step);
    }

    private void select(@Nullable String step) {
        Run run = model.run().get();
        boolean again = step != null && step.equals(quoted);
        quoted = step;
        if (!again || acts.stale(run, step)) {
            boolean ended =
                    run != null && run.steps().stream().anyMatch(s -> s.id().equals(step) && s.endedAt() != null);
            model.unfold(ended ? step : null);
            quote(step);
        }
    }

    private void quote(@Nullable String id) {
        RunbookDocument document = model.bookcase().document().get();
        if (document == null || id == null || whole) {
            return;
        }
        var run = model.run().get();
        var step = document.steps().stream().filter(s -> s.id().equals(id)).findFirst();
        passage.show(
                step.map(s -> new Quote(s.title(), words(s))).orElse(null),
                run == null ? null : ended(run, id),
                model.evidence().get(),
                acts.of(run, id).orElse(null));
    }

    /** A step that has ended with something to say, which its row may have no room for. */
    private static Run.@Nullable Step ended(Run run, String id) {
        return run.steps().stream()
                .filter(s -> s.id().equals(id)
                        && s.endedAt() != null
                        && !s.evidence().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** By itself the passage says when and why; how to do it by hand unfolds with the step. */
    private String words(RunbookDocument.Step step) {
        return step.id().equals(picked) ? Prose.plain(step.prose()) : Prose.why(step.prose());
    }

    /** The step that runs, else the last one that ended. */
    private static @Nullable String current(Run run) {
        String last = null;
        for (Run.Step step : run.steps()) {
            if (step.state() == StepState.RUNNING) {
                return step.id();
            }
            if (step.state() != StepState.PENDING && step.state() != StepState.NOT_NEEDED) {
                last = step.id();
            }
        }
        return last;
    }

    private static StringConverter<RunbookDocument> labels() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable RunbookDocument document) {
                return document == null ? "" : document.id() + " v" + document.version();
            }

            @Override
            public @Nullable RunbookDocument fromString(String text) {
                return null;
            }
        };
    }
}
