package dev.sluice.console.emergency;

import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.StepState;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** What a person may do to a step that failed or has not begun: retry it, or leave it out for a reason. */
final class StepActs {
    private final Acts acts;
    private final Act retry;
    private final Act skip;
    private @Nullable Object shownFor;

    StepActs(Acts acts, EmergencyModel model) {
        this.acts = acts;
        retry = Act.of("emergency.retry", "Retry")
                .help("Does the step again, and after it those that failed later")
                .needs(Role.ADMIN)
                .changes()
                .runs(arguments ->
                        model.steer("Retrying", runs -> runs.retry(run(model), arguments.getOrDefault("step", ""))));
        skip = Act.of("emergency.skip", "Skip")
                .help("Leaves the step out; the reason goes into audit and report, and thaw stays shut without proof")
                .needs(Role.ADMIN)
                .changes()
                .runs(arguments -> model.steer(
                        "Skipping",
                        runs -> runs.skip(
                                run(model), arguments.getOrDefault("step", ""), arguments.getOrDefault("reason", ""))));
    }

    List<Act> all() {
        return List.of(retry, skip);
    }

    /** Whether what was shown for the step no longer fits. */
    boolean stale(@Nullable Run run, @Nullable String step) {
        return !Objects.equals(shownFor, key(run, step));
    }

    /** The row of acts for a step; empty where there is none to offer. */
    Optional<Node> of(@Nullable Run run, String step) {
        shownFor = key(run, step);
        var state = state(run, step);
        boolean over = run != null && run.endedAt() != null;
        if (run == null || state == null || (over && state != StepState.FAILED)) {
            return Optional.empty();
        }
        return switch (state) {
            case FAILED -> Optional.of(row(step, true));
            case PENDING -> Optional.of(row(step, false));
            case RUNNING, IN_DOUBT, DONE, NOT_NEEDED, SKIPPED -> Optional.empty();
        };
    }

    private Node row(String step, boolean failed) {
        var reason = new TextField();
        reason.setPromptText("Why it is left out");
        Describe.control(reason, "Reason to skip " + step, "Goes into the audit log and the report");
        HBox.setHgrow(reason, Priority.ALWAYS);
        var skipping = new ActButton(acts, skip, () -> Map.of("step", step, "reason", reason.getText()));
        NoEnter.on(skipping);
        var row = new HBox(8, reason, skipping);
        if (failed) {
            row.getChildren().addFirst(new ActButton(acts, retry, () -> Map.of("step", step)));
        }
        row.getStyleClass().add("inline");
        return row;
    }

    private static Object key(@Nullable Run run, @Nullable String step) {
        return List.of(run == null ? "" : run.run(), step == null ? "" : step, String.valueOf(state(run, step)));
    }

    private static @Nullable StepState state(@Nullable Run run, @Nullable String step) {
        return run == null
                ? null
                : run.steps().stream()
                        .filter(s -> s.id().equals(step))
                        .map(Run.Step::state)
                        .findFirst()
                        .orElse(null);
    }

    private static String run(EmergencyModel model) {
        return Objects.requireNonNull(model.run().get()).run();
    }
}
