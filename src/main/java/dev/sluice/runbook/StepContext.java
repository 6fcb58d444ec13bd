package dev.sluice.runbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Json;
import dev.sluice.api.Run;
import dev.sluice.api.StepState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** What a step type sees of the run it works for, and where it leaves what it did. */
public final class StepContext {
    private final LiveRun run;
    private final Runbook.Block block;
    private final Engine engine;

    StepContext(LiveRun run, Runbook.Block block, Engine engine) {
        this.run = run;
        this.block = block;
        this.engine = engine;
    }

    /** {@code run/step}: the name under which an act is done once, however often it is begun. */
    public String key() {
        return run.id() + "/" + block.id();
    }

    /** The engine's clock. */
    public Instant now() {
        return engine.now();
    }

    /** When this step first began. */
    public Instant startedAt() {
        var startedAt = run.record().step(block.id()).startedAt();
        return startedAt == null ? now() : startedAt;
    }

    /** The report of the run so far. */
    public Report report() {
        return engine.report(run);
    }

    /** The run as it is now. */
    public Run run() {
        return run.shown();
    }

    /** Scope to act upon: the named scope, or the canary scope that stands for it in a drill. */
    public String target() {
        return run.record().target();
    }

    /** The block's parameters as this run or drill reads them. */
    public Parameters parameters() {
        return block.parameters().in(run.record().run().drill());
    }

    /** What this step kept so far, also before a restart. */
    public <T> Optional<T> kept(Class<T> type) {
        return kept(block.id(), type);
    }

    /** What the run's first step of a type kept; empty when it kept nothing. */
    public <T> Optional<T> keptBy(String stepType, Class<T> type) {
        return first(stepType).flatMap(b -> kept(b.id(), type));
    }

    /** Where the run's first step of a type stands; empty when the document has none. */
    public Optional<StepState> stateOf(String stepType) {
        return first(stepType).map(b -> run.record().step(b.id()).state());
    }

    /**
     * Keeps a document: the step's evidence for machines, and its memory across a restart. Durable on return, except in
     * an urgent step, which waits for no disk. Must hold no secret.
     */
    public void keep(Object document) {
        var written = new CompletableFuture<Boolean>();
        engine.write(run, record -> record.keeping(block.id(), json(document)), () -> written.complete(true));
        if (!block.type().urgent()) {
            written.join();
        }
    }

    /** Says how far it is, in one line for people. */
    public void say(String evidence) {
        change(record -> record.seen(block.id(), evidence));
    }

    /** Stops the clock "declared → contained". */
    public void contained(Instant at) {
        change(record -> record.contained(at));
    }

    /** Marks the run "not yet durable" until {@code written} completes; containment in force needs no disk. */
    public void untilDurable(CompletionStage<?> written) {
        run.writing(UnaryOperator.identity());
        var _ = written.thenRun(() -> {
            run.written();
            engine.changed(run);
        });
    }

    Runbook.Block block() {
        return block;
    }

    LiveRun live() {
        return run;
    }

    StepType type() {
        return block.type();
    }

    StepState state() {
        return run.record().step(block.id()).state();
    }

    void change(UnaryOperator<RunRecord> change) {
        run.update(change);
        engine.changed(run);
    }

    private Optional<Runbook.Block> first(String stepType) {
        return run.runbook().blocks().stream()
                .filter(b -> b.type().name().equals(stepType))
                .findFirst();
    }

    private <T> Optional<T> kept(String id, Class<T> type) {
        return Optional.ofNullable(run.record().kept().get(id))
                .filter(json -> !json.equals("{}"))
                .map(json -> read(json, type));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A step kept a document that is no " + type.getSimpleName(), e);
        }
    }

    /** A kept document as plain maps and lists. */
    static Map<String, Object> read(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A step kept a document that is no object", e);
        }
    }

    static String json(Object document) {
        try {
            return Json.MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A step may keep only what is JSON", e);
        }
    }
}
