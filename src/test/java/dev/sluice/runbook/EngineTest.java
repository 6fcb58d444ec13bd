package dev.sluice.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.AuditEntry;
import dev.sluice.api.Fault;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with the steps of its document, and what people may do to it. */
class EngineTest {
    private static final String DOCUMENT = """
            ---
            id: test
            version: 3
            ---
            # Shut the gate
            ```step
            type: shut
            ```
            # Prove it
            ```step
            type: prove
            ```
            # Wait
            ```step
            type: wait
            for: 30m
            drill-for: 3s
            ```
            """;

    @TempDir
    Path folder;

    private final Scripted shut = new Scripted("shut", OnFailure.CONTINUES, true);
    private final Scripted prove = new Scripted("prove", OnFailure.STOPS, false);
    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder.resolve("runs.db"), DOCUMENT, List.of(shut, prove, new Wait()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void runsTheDocumentInOrderAndCloses() {
        Run run = bench.work(bench.start().run());
        assertThat(run.state()).isEqualTo(RunState.CLOSED);
        assertThat(run.runbook()).isEqualTo("test v3");
        assertThat(run.steps()).extracting(Run.Step::id).containsExactly("shut", "prove", "wait");
        assertThat(run.steps()).extracting(Run.Step::title).containsExactly("Shut the gate", "Prove it", "Wait");
        assertThat(run.steps()).extracting(Run.Step::evidence).containsExactly("shut is so", "prove is so", "waited");
        bench.flush();
        assertThat(bench.heard).contains(run.run());
        assertThat(bench.toldTooEarly).isEmpty();
    }

    @Test
    void aFailureOfContainmentIsMarkedAndTheRunGoesOn() {
        shut.acts(step -> {
            throw Fault.conflict("edge-away", "The edge fra-2 does not answer.", null);
        });
        Run run = bench.work(bench.start().run());
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(state(run, "shut")).isEqualTo(StepState.FAILED);
        assertThat(run.steps().getFirst().evidence()).isEqualTo("The edge fra-2 does not answer.");
        assertThat(state(run, "wait")).isEqualTo(StepState.DONE);
    }

    @Test
    void aStepThatBreaksMoreThanItselfHasFailedTooAndTheRunGoesOn() {
        shut.acts(step -> {
            throw new StackOverflowError();
        });
        Run run = bench.work(bench.start().run());
        assertThat(state(run, "shut")).isEqualTo(StepState.FAILED);
        assertThat(state(run, "wait")).isEqualTo(StepState.DONE);
    }

    @Test
    void theClockOfVerificationStopsWithTheStepThatProvesAndNoSooner() {
        var during = new AtomicReference<Long>();
        prove.finds(step -> {
            during.set(step.run().verifiedMs());
            return new Check.Holds("600 of 600 refused");
        });
        Run run = bench.work(bench.start().run());
        assertThat(during).hasNullValue();
        assertThat(run.verifiedMs()).isNotNull();
        prove.finds(step -> new Check.Missing("1 of 600 played"));
        assertThat(bench.work(bench.start().run()).verifiedMs()).isNull();
    }

    @Test
    void aFailureOfVerificationStopsUntilAPersonSaysWhatNext() {
        prove.finds(step -> new Check.Missing("1 of 600 played"));
        Run run = bench.work(bench.start().run());
        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        assertThat(run.endedAt()).isNull();
        assertThat(state(run, "wait")).isEqualTo(StepState.PENDING);

        prove.finds(step -> new Check.Holds("600 of 600 refused"));
        bench.runbooks.steering().retry(run.run(), "prove", Bench.DANA);
        assertThat(bench.work(run.run()).state()).isEqualTo(RunState.CLOSED);
    }

    @Test
    void aSkippedVerificationIsSaidInTheReportAndNeverASuccess() {
        prove.finds(step -> new Check.Missing("1 of 600 played"));
        String run = bench.work(bench.start().run()).run();
        bench.runbooks.steering().skip(run, "prove", "the prober is <broken>", Bench.DANA);
        Run ended = bench.work(run);
        bench.flush();
        assertThat(ended.state()).isEqualTo(RunState.FAILED);
        assertThat(state(ended, "prove")).isEqualTo(StepState.SKIPPED);
        assertThat(bench.runbooks.report(run).markdown())
                .contains("Skipped by dana: the prober is \\<broken\\>")
                .doesNotContain("None: every step ran");
        assertThat(bench.runbooks.report(run).html()).contains("&lt;broken&gt;").doesNotContain("<broken>");
    }

    @Test
    void retryingAnEarlierStepPutsLaterFailuresBackToo() {
        shut.finds(step -> new Check.Missing("not shut"));
        prove.finds(step -> new Check.Missing("1 played"));
        String run = bench.work(bench.start().run()).run();
        shut.finds(step -> new Check.Holds("shut"));
        bench.runbooks.steering().retry(run, "shut", Bench.DANA);
        assertThat(state(bench.work(run), "prove")).isEqualTo(StepState.FAILED);
        assertThat(bench.runbooks.find(run).state()).isEqualTo(RunState.PAUSED);
    }

    @Test
    void whatIsNotNeededSaysWhy() {
        shut.needs(step -> Optional.of("the gate is shut already"));
        Run run = bench.work(bench.start().run());
        assertThat(state(run, "shut")).isEqualTo(StepState.NOT_NEEDED);
        assertThat(run.steps().getFirst().evidence()).isEqualTo("the gate is shut already");
        assertThat(run.state()).isEqualTo(RunState.CLOSED);
    }

    @Test
    void pauseStopsBeforeTheNextStepAndResumeGoesOn() {
        shut.acts(step -> {
            bench.runbooks.steering().pause(step.run().run(), Bench.DANA);
            return new Act.Done();
        });
        String run = bench.start().run();
        bench.work(run);
        bench.work(run, () -> state(bench.runbooks.find(run), "shut") == StepState.DONE);
        assertThat(state(bench.runbooks.find(run), "prove")).isEqualTo(StepState.PENDING);
        bench.runbooks.steering().resume(run, Bench.DANA);
        assertThat(bench.work(run).state()).isEqualTo(RunState.CLOSED);
    }

    @Test
    void aWaitThatIsPausedAndResumedIsStillOneWait() {
        String run = bench.start().run();
        bench.work(run, () -> state(bench.runbooks.find(run), "wait") == StepState.RUNNING);
        bench.runbooks.steering().pause(run, Bench.DANA);
        bench.runbooks.steering().resume(run, Bench.DANA);
        Run ended = bench.work(run);
        var wait = ended.steps().getLast();
        assertThat(wait.endedAt()).isEqualTo(wait.startedAt().plusSeconds(30 * 60));
    }

    @Test
    void abortEndsTheRunAndUndoesNothing() {
        prove.finds(step -> new Check.Missing("1 of 600 played"));
        String run = bench.work(bench.start().run()).run();
        Run aborted = bench.runbooks.steering().abort(run, Bench.DANA);
        assertThat(aborted.state()).isEqualTo(RunState.ABORTED);
        assertThat(aborted.endedAt()).isNotNull();
        assertThat(state(aborted, "shut")).isEqualTo(StepState.DONE);
        assertThatThrownBy(() -> bench.runbooks.steering().resume(run, Bench.DANA))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("run-not-running"));
    }

    @Test
    void aStuckWriterDelaysNoContainmentAndTheRunSaysSo() {
        var stuck = new CountDownLatch(1);
        var blocked = bench.store.write(handle -> await(stuck));
        String run = bench.start().run();
        bench.work(run, () -> state(bench.runbooks.find(run), "shut") == StepState.DONE);
        assertThat(bench.runbooks.find(run).durable()).isFalse();
        assertThat(state(bench.runbooks.find(run), "prove")).isNotEqualTo(StepState.DONE);
        stuck.countDown();
        assertThat(blocked.join()).isTrue();
        assertThat(bench.work(run).state()).isEqualTo(RunState.CLOSED);
        bench.flush();
        assertThat(bench.runbooks.find(run).durable()).isTrue();
    }

    @Test
    void theReasonCanBeWrittenUntilTheRunEnds() {
        String run = bench.start().run();
        assertThat(bench.runbooks
                        .steering()
                        .state(run, "ticket 8812", Bench.DANA)
                        .reason())
                .isEqualTo("ticket 8812");
        bench.work(run);
        assertThatThrownBy(() -> bench.runbooks.steering().state(run, "too late", Bench.DANA))
                .isInstanceOf(Fault.class);
        assertThat(bench.runbooks.report(run).markdown()).contains("**Reason:** ticket 8812");
    }

    @Test
    void everyStepIsInTheAuditLog() {
        String run = bench.work(bench.start().run()).run();
        bench.flush();
        var acts =
                new ArrayList<>(bench.audit.page("run:" + run, null, 50).items().reversed());
        assertThat(acts)
                .extracting(AuditEntry::act)
                .containsExactly("run.start", "run.done", "run.done", "run.done", "run.close");
    }

    @Test
    void aPageNeverShowsARunAsUnderWayThatWasSeenToHaveEnded() throws Exception {
        var behind = new AtomicReference<Run>();
        var over = new AtomicBoolean();
        try (var reader = Executors.newSingleThreadExecutor()) {
            var reading = reader.submit(() -> {
                while (!over.get()) {
                    for (var first : bench.runbooks.page(null, 1).items()) {
                        var ended = bench.runbooks.find(first.run()).endedAt() != null;
                        bench.runbooks.page(null, 1).items().stream()
                                .filter(run -> ended && run.run().equals(first.run()) && run.endedAt() == null)
                                .forEach(behind::set);
                    }
                }
            });
            try {
                for (var round = 0; round < 20; round++) {
                    bench.work(bench.start().run());
                    bench.flush();
                }
            } finally {
                over.set(true);
            }
            reading.get();
        }
        assertThat(behind).hasNullValue();
    }

    @Test
    void pagesGoFromNewToOld() {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(bench.work(bench.start().run()).run());
        }
        bench.flush();
        var first = bench.runbooks.page(null, 2);
        var second = bench.runbooks.page(first.next(), 2);
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1);
        assertThat(second.items().getFirst().run()).isEqualTo(runs.getFirst());
    }

    @Test
    void anUnknownRunIsRefusedByName() {
        assertThatThrownBy(() -> bench.runbooks.find("20260101-000000-none"))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("run-unknown"));
    }

    private static StepState state(Run run, String step) {
        return run.steps().stream()
                .filter(s -> s.id().equals(step))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A step type that does what a test says. */
    private static final class Scripted implements StepType {
        private final String name;
        private final OnFailure onFailure;
        private final boolean urgent;
        private Function<StepContext, Act> act = step -> new Act.Done();
        private Function<StepContext, Check> check;
        private Function<StepContext, Optional<String>> needless = step -> Optional.empty();

        Scripted(String name, OnFailure onFailure, boolean urgent) {
            this.name = name;
            this.onFailure = onFailure;
            this.urgent = urgent;
            check = step -> new Check.Holds(name + " is so");
        }

        void acts(Function<StepContext, Act> act) {
            this.act = act;
        }

        void finds(Function<StepContext, Check> check) {
            this.check = check;
        }

        void needs(Function<StepContext, Optional<String>> needless) {
            this.needless = needless;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public OnFailure onFailure() {
            return onFailure;
        }

        @Override
        public boolean urgent() {
            return urgent;
        }

        @Override
        public boolean proves() {
            return onFailure == OnFailure.STOPS;
        }

        @Override
        public Optional<String> notNeeded(StepContext step) {
            return needless.apply(step);
        }

        @Override
        public String preview() {
            return "As the test says.";
        }

        @Override
        public Act act(StepContext step) {
            return act.apply(step);
        }

        @Override
        public Check verify(StepContext step) {
            return check.apply(step);
        }

        @Override
        public Undo undo() {
            return new Undo.None("Nothing was done.");
        }
    }
}
