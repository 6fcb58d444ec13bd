package dev.sluice.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import dev.sluice.audit.AuditVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process may die anywhere in a run; the next one on the same file ends it, and every effect is there once. */
class DeathTest {
    private static final String DOCUMENT = """
            ---
            id: test
            version: 1
            ---
            # Shut
            ```step
            type: shut
            ```
            # Count
            ```step
            type: count
            ```
            # Wait
            ```step
            type: wait
            for: 30s
            ```
            # Prove
            ```step
            type: prove
            ```
            """;

    @TempDir
    Path folder;

    private final AtomicReference<Bench> bench = new AtomicReference<>();
    private int files;

    @Test
    void atEveryBoundary() {
        int deaths = 0;
        while (diesAndEnds(deaths, Integer.MAX_VALUE)) {
            deaths++;
        }
        assertThat(deaths).as("boundaries of a run with four steps").isGreaterThan(12);
    }

    @Test
    void insideEveryStep() {
        int deaths = 1;
        while (diesAndEnds(Integer.MAX_VALUE, deaths)) {
            deaths++;
        }
        assertThat(deaths).as("places inside three steps").isEqualTo(3 * 5 + 1);
    }

    @Test
    void againWhileInDoubt() {
        for (int first = 2; first <= 15; first += 6) {
            for (int second = 1; second <= 3; second++) {
                Path file = file();
                String run = begun(file, Integer.MAX_VALUE, first).run();
                takenUp(file, run, second);
                ended(file, run);
            }
        }
    }

    /** Whether the first process died before the run had ended. */
    private boolean diesAndEnds(int boundary, int inside) {
        Path file = file();
        Run run = begun(file, boundary, inside);
        boolean died = run.endedAt() == null;
        ended(file, run.run());
        return died;
    }

    private Run begun(Path file, int boundary, int inside) {
        try (var first = bench(file, inside).dyingAt(boundary)) {
            Effect.makeTable(first.store);
            return first.work(first.start().run());
        }
    }

    private void takenUp(Path file, String run, int inside) {
        try (var second = bench(file, inside)) {
            second.runbooks.takeUp();
            second.runbooks.goOn();
            second.work(run);
        }
    }

    private void ended(Path file, String run) {
        try (var last = bench(file, Integer.MAX_VALUE)) {
            last.runbooks.takeUp();
            last.runbooks.goOn();
            Run ended = last.work(run);
            last.flush();
            assertThat(ended.state()).isEqualTo(RunState.CLOSED);
            assertThat(ended.steps()).extracting(Run.Step::state).containsOnly(StepState.DONE);
            assertThat(Effect.keys(last.store)).containsExactly(run + "/shut", run + "/count", run + "/prove");
            assertThat(last.audit.verify()).isInstanceOf(AuditVerdict.Whole.class);
            assertThat(last.runbooks.report(run).markdown()).contains("one row");
        }
    }

    private Bench bench(Path file, int inside) {
        var countdown = new AtomicInteger(inside);
        var made = new Bench(
                file,
                DOCUMENT,
                List.of(
                        effect("shut", countdown, OnFailure.CONTINUES, true),
                        effect("count", countdown, OnFailure.CONTINUES, false),
                        new Wait(),
                        effect("prove", countdown, OnFailure.STOPS, false)));
        bench.set(made);
        return made;
    }

    private Effect effect(String name, AtomicInteger countdown, OnFailure onFailure, boolean urgent) {
        return new Effect(name, () -> bench.get().store, countdown, onFailure, urgent);
    }

    private Path file() {
        return folder.resolve("death-" + files++ + ".db");
    }
}
