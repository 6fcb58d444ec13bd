package dev.sluice.runbook;

import dev.sluice.api.Fault;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes runs through their documents. Every method below is what happens between two boundaries: the process may die at
 * each of them, and {@link #proceed} on the journal's rows goes on from there.
 */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Journal journal;
    private final Clock clock;
    private final Executor executor;
    private final Timer timer;
    private final LiveRuns runs;
    private final Reports reports;
    private final Consumer<String> listener;

    Engine(
            Journal journal,
            Clock clock,
            Executor executor,
            Timer timer,
            LiveRuns runs,
            Reports reports,
            Consumer<String> listener) {
        this.reports = reports;
        this.journal = journal;
        this.runs = runs;
        this.clock = clock;
        this.executor = executor;
        this.timer = timer;
        this.listener = listener;
    }

    /** Goes on with a run, unless it does not run or is being worked on. */
    void proceed(LiveRun run) {
        if (run.take()) {
            executor.execute(() -> next(run));
        }
    }

    private void next(LiveRun run) {
        if (run.goesOn()) {
            run.next()
                    .map(step -> new StepContext(run, run.runbook().block(step.id()), this))
                    .ifPresentOrElse(this::face, () -> close(run));
        }
    }

    private void face(StepContext step) {
        switch (step.state()) {
            case PENDING -> consider(step);
            case RUNNING -> act(step);
            case IN_DOUBT -> clear(step);
            case DONE, NOT_NEEDED, SKIPPED, FAILED -> throw new IllegalStateException("This step has ended");
        }
    }

    private void consider(StepContext step) {
        trying(step, () -> {
            Optional<String> nothingToDo = step.type().notNeeded(step);
            if (nothingToDo.isPresent()) {
                settle(step, StepState.NOT_NEEDED, nothingToDo.get());
            } else {
                step.type().unmet(step).ifPresentOrElse(why -> settle(step, StepState.FAILED, why), () -> intend(step));
            }
        });
    }

    private void intend(StepContext step) {
        then(step, record -> record.begun(step.block().id(), now()), List.of(), () -> act(step));
    }

    private void act(StepContext step) {
        trying(step, () -> {
            switch (step.type().act(step)) {
                case Act.Done done -> executor.execute(() -> check(step));
                case Act.NotNeeded(String why) -> settle(step, StepState.NOT_NEEDED, why);
                case Act.Waits waits -> rest(step, waits);
            }
        });
    }

    private void check(StepContext step) {
        trying(step, () -> {
            switch (step.type().verify(step)) {
                case Check.Holds(String evidence) -> settle(step, StepState.DONE, evidence);
                case Check.Missing(String evidence) -> settle(step, StepState.FAILED, evidence);
            }
        });
    }

    /** A step that breaks in whatever way has failed: a run that nobody works on would look as if it went on. */
    private void trying(StepContext step, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            settle(step, StepState.FAILED, sentence(step, e));
        }
    }

    /** Nobody knows whether the act of this step was done: look first. */
    private void clear(StepContext step) {
        if (holds(step) instanceof Check.Holds(String evidence)) {
            settle(step, StepState.DONE, evidence);
        } else {
            intend(step);
        }
    }

    private Check holds(StepContext step) {
        try {
            return step.type().verify(step);
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            return new Check.Missing(sentence(step, e));
        }
    }

    private void rest(StepContext step, Act.Waits waits) {
        step.say(waits.evidence());
        LiveRun run = step.live();
        long ticket = run.rest();
        Duration delay = Duration.between(now(), waits.until());
        timer.after(delay.isNegative() ? Duration.ZERO : delay, () -> wake(run, ticket));
    }

    private void wake(LiveRun run, long ticket) {
        if (run.stillRests(ticket)) {
            proceed(run);
        }
    }

    private void settle(StepContext step, StepState state, String evidence) {
        String id = step.block().id();
        boolean stops = state == StepState.FAILED && step.type().onFailure() == OnFailure.STOPS;
        boolean proven = state == StepState.DONE && step.type().proves();
        var line = Line.of(state.name().toLowerCase(Locale.ROOT), id, evidence);
        then(
                step,
                record -> {
                    var at = now();
                    var ended = record.ended(id, state, at, evidence);
                    return stops ? stopped(ended) : proven ? ended.verified(at) : ended;
                },
                List.of(line),
                () -> next(step.live()));
    }

    private static RunRecord stopped(RunRecord record) {
        return record.run().state() == RunState.RUNNING ? record.in(RunState.PAUSED, null) : record;
    }

    private void close(LiveRun run) {
        RunState outcome = outcome(run);
        var line = new Line("system", "run.close", Map.of("state", outcome));
        journal.write(run, record -> record.in(outcome, now()), List.of(line), () -> kept(run));
        run.goesOn();
        changed(run);
    }

    private static RunState outcome(LiveRun run) {
        boolean failed = run.record().run().steps().stream().anyMatch(s -> s.state() == StepState.FAILED);
        boolean unproven = run.runbook().blocks().stream()
                .filter(b -> b.type().onFailure() == OnFailure.STOPS)
                .anyMatch(b -> run.record().step(b.id()).state() == StepState.SKIPPED);
        return failed || unproven ? RunState.FAILED : RunState.CLOSED;
    }

    /** Goes on once the run is durable as it is now; a step of containment does not wait for that. */
    private void then(StepContext step, UnaryOperator<RunRecord> change, List<Line> lines, Runnable work) {
        boolean urgent = step.type().urgent();
        LiveRun run = step.live();
        journal.write(run, change, lines, urgent ? () -> changed(run) : () -> executor.execute(work));
        changed(run);
        if (urgent) {
            executor.execute(work);
        }
    }

    void write(LiveRun run, UnaryOperator<RunRecord> change, Runnable durable) {
        journal.write(run, change, List.of(), durable);
    }

    Instant now() {
        return clock.instant();
    }

    Report report(LiveRun run) {
        return reports.of(run);
    }

    void changed(LiveRun run) {
        listener.accept(run.id());
    }

    /** To be called once a change of the run's state is durable. */
    void kept(LiveRun run) {
        runs.release(run);
        changed(run);
    }

    private static String sentence(StepContext step, Throwable e) {
        LOG.warn("Step {} failed", step.key(), e);
        return e instanceof Fault
                ? String.valueOf(e.getMessage())
                : "It failed in a way nobody foresaw (" + e.getClass().getSimpleName() + ").";
    }
}
