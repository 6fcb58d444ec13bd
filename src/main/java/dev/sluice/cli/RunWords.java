package dev.sluice.cli;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Counted;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of the runbook in people's words: before, during, after. */
final class RunWords {
    /** A write takes milliseconds. */
    private static final Duration STUCK = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final Map<String, StepState> said = new HashMap<>();
    private @Nullable Instant undurableSince;
    private boolean saidUndurable;

    RunWords(Terminal terminal) {
        this.terminal = terminal;
    }

    static String preview(BlastRadius radius, boolean drill) {
        String words = drill
                ? "Drill over canary links only. An invalidation of %s (%s) would hit %s, %s watching now, %d of %d channels,"
                        + " and spare %s.\n"
                : "Invalidation of %s (%s): hits %s, %s watching now, %d of %d channels; spares %s.\n";
        return words.formatted(
                        radius.title(),
                        radius.scope(),
                        Counted.of(radius.links(), "live link"),
                        Counted.of(radius.watching(), "viewer"),
                        radius.channels(),
                        radius.channelsInAll(),
                        Counted.of(radius.spared(), "link"))
                + Tables.findings(radius.preflight());
    }

    /** Says each step once for every state it comes to. */
    void follow(Run run) {
        for (Run.Step step : run.steps()) {
            if (step.state() != StepState.PENDING && said.put(step.id(), step.state()) != step.state()) {
                terminal.note(line(step));
            }
        }
    }

    /** Says once that the run cannot be written down, and why; it waits for that before it goes on. */
    void undurable(Run run, Instant now) {
        if (run.durable()) {
            undurableSince = null;
            return;
        }
        Instant since = undurableSince == null ? now : undurableSince;
        undurableSince = since;
        boolean stuck = run.hindrance() != null || now.isAfter(since.plus(STUCK));
        if (stuck && !saidUndurable) {
            saidUndurable = true;
            terminal.note(shut(run) + "; " + run.undurable() + "." + stays(run)
                    + (run.state() == RunState.RUNNING ? " The run goes on once it is written down." : ""));
        }
    }

    private static String shut(Run run) {
        if (run.containedMs() != null) {
            return "Contained";
        }
        return inForce(run) ? "In force" : "Not contained";
    }

    private static String stays(Run run) {
        return inForce(run) ? " What is shut stays shut while the service runs." : "";
    }

    private static boolean inForce(Run run) {
        return run.steps().stream().anyMatch(s -> s.id().equals("contain") && s.state() == StepState.DONE);
    }

    /** Every step of a run, one a line. */
    static String steps(Run run) {
        var text = new StringBuilder();
        run.steps().forEach(step -> text.append(line(step)).append('\n'));
        return text.toString();
    }

    static String outcome(Run run) {
        return "Run " + run.run() + " is " + Tables.word(run.state()) + ": " + took("contained", run.containedMs())
                + ", " + took("verified", run.verifiedMs()) + (run.durable() ? "." : "; " + run.undurable() + ".")
                + goesOn(run);
    }

    private static String goesOn(Run run) {
        if (run.state() != RunState.RUNNING) {
            return "";
        }
        String how = run.verifiedMs() != null
                ? " The service goes on with it, watch and report included"
                : " The service goes on with it, verification included, once it can be written down";
        return how + ": sluice run show " + run.run();
    }

    private static String took(String what, @Nullable Long ms) {
        return ms == null ? "not " + what : what + " after " + ms + " ms";
    }

    private static String line(Run.Step step) {
        return String.format("%-11s %s%s", Tables.word(step.state()), step.title(), evidence(step.evidence()));
    }

    private static String evidence(String evidence) {
        return evidence.isEmpty() ? "" : ": " + evidence;
    }
}
