package dev.sluice.runbook;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Page;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.api.StepEvidence;
import dev.sluice.api.StepState;
import dev.sluice.audit.Audit;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Emergency invalidations and drills: starts them, shows them, takes up those that a restart interrupted. Safe for use from
 * any thread; work happens on the executor.
 */
public final class Runbooks {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Shelf shelf;
    private final Targets targets;
    private final Clock clock;
    private final Journal journal;
    private final Engine engine;
    private final LiveRuns runs;
    private final Steering steering;
    private final Reports reports;

    /**
     * @param executor runs the steps; they block, so give it virtual threads
     * @param timer wakes runs that wait
     * @param parser knows the step types, for documents of runs under way
     * @param shelf the documents that can run
     * @param listener is told the id of a run whenever something about it changed, on whatever thread that was; must be
     *     quick
     */
    public Runbooks(
            Store store,
            Audit audit,
            Clock clock,
            Executor executor,
            Timer timer,
            Targets targets,
            RunbookParser parser,
            Shelf shelf,
            Consumer<String> listener) {
        this.shelf = shelf;
        this.targets = targets;
        this.clock = clock;
        runs = new LiveRuns(store, parser);
        journal = new Journal(store, audit, timer, listener);
        reports = new Reports(audit);
        engine = new Engine(journal, clock, executor, timer, runs, reports, listener);
        steering = new Steering(runs, journal, engine, clock);
    }

    /** The documents that can run. */
    public Shelf shelf() {
        return shelf;
    }

    /**
     * What an invalidation would hit and spare.
     *
     * @throws Fault {@code scope-invalid} or {@code scope-unknown}
     */
    public BlastRadius preview(String scope) {
        return targets.preview(scope);
    }

    /**
     * The click. Answers at once; steps follow on the executor, containment first.
     *
     * @throws Fault {@code scope-invalid}, {@code scope-unknown}, {@code runbook-unknown} or {@code reason-too-long}
     */
    public Run start(RunRequest request, Operator by) {
        Runbook runbook = shelf.get(request.runbook());
        String reason = Reasons.declared(request.reason());
        String scope = targets.resolve(request.scope());
        String target = request.drill() ? targets.canaries(scope, by.name()) : scope;
        var run = new LiveRun(runbook, declared(runbook, scope, target, reason, request.drill(), by));
        runs.add(run);
        journal.write(
                run,
                UnaryOperator.identity(),
                List.of(new Line(by.name(), "run.start", Map.of("scope", scope, "drill", request.drill()))),
                () -> engine.changed(run));
        engine.proceed(run);
        return run.shown();
    }

    /**
     * A run as it is now.
     *
     * @throws Fault {@code run-unknown}
     */
    public Run find(String run) {
        return runs.look(run).shown();
    }

    /**
     * Runs and drills, newest first.
     *
     * @param after cursor of the page before; null for the newest
     * @param limit 1 to 500
     */
    public Page<Run> page(@Nullable String after, int limit) {
        List<Run> items = runs.page(after, limit);
        return new Page<>(items, items.size() < limit ? null : items.getLast().run(), null);
    }

    /** The newest run of each of these scopes, drills apart. */
    public List<Run> newestOf(Set<String> scopes) {
        return runs.newestOf(scopes);
    }

    /**
     * What a step kept.
     *
     * @throws Fault {@code run-unknown} or {@code step-unknown}
     */
    public StepEvidence evidence(String run, String step) {
        return runs.look(run).evidence(step);
    }

    /**
     * The scope a run acts upon: the named one, or a canary scope in a drill.
     *
     * @throws Fault {@code run-unknown}
     */
    public String target(String run) {
        return runs.look(run).record().target();
    }

    /** Runs that have not ended, from memory. */
    public List<Run> underWay() {
        return runs.underWay();
    }

    /** Drills that have ended, newest first. */
    public List<Run> drills(int limit) {
        return runs.drills(limit);
    }

    /** Pause, resume, abort, approve, retry, skip, state the reason. */
    public Steering steering() {
        return steering;
    }

    /** The report of a run, finished or so far. */
    public Report report(String run) {
        return reports.of(runs.look(run));
    }

    /**
     * Takes up the runs that the last process left; what it was doing is in doubt. Called once, before anybody can steer
     * them: a step in doubt that somebody resumed would act again without a look.
     */
    public void takeUp() {
        for (LiveRun run : runs.interrupted()) {
            List<String> doubtful = run.record().run().steps().stream()
                    .filter(s -> s.state() == StepState.RUNNING)
                    .map(Run.Step::id)
                    .toList();
            journal.write(
                    run,
                    record -> doubtful(record, doubtful),
                    List.of(new Line("system", "run.take-up", Map.of("in-doubt", doubtful))),
                    () -> engine.changed(run));
        }
    }

    /** Goes on with the runs that were taken up; called once edges can be asked. */
    public void goOn() {
        runs.all().forEach(engine::proceed);
    }

    private static RunRecord doubtful(RunRecord record, List<String> steps) {
        var after = record;
        for (String step : steps) {
            after = after.inState(step, StepState.IN_DOUBT);
        }
        return after;
    }

    private RunRecord declared(
            Runbook runbook, String scope, String target, @Nullable String reason, boolean drill, Operator by) {
        Instant at = clock.instant();
        var steps = runbook.blocks().stream()
                .map(b -> new Run.Step(b.id(), b.title(), StepState.PENDING, null, null, ""))
                .toList();
        String id = TIME.format(at) + "-" + Ids.readable().substring(0, 4);
        var run = new Run(
                id,
                runbook.label(),
                runbook.document().hash(),
                scope,
                drill,
                reason,
                by.name(),
                RunState.RUNNING,
                at,
                null,
                steps,
                null,
                null,
                true,
                null);
        return new RunRecord(run, target, Map.of());
    }
}
