package dev.sluice.runbook;

import dev.sluice.api.Fault;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes runs down. A write takes the run as it is when the writer comes to it, so that an older state never overwrites a
 * newer one; a write that fails is tried again until the store takes it.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Store store;
    private final Audit audit;
    private final Timer timer;
    private final Consumer<String> hindered;

    /** @param hindered told of a run that could not be written down */
    Journal(Store store, Audit audit, Timer timer, Consumer<String> hindered) {
        this.hindered = hindered;
        this.store = store;
        this.audit = audit;
        this.timer = timer;
    }

    /**
     * Changes the run, then writes it and these lines of the audit log; {@code durable} runs once, on another thread, when
     * they are. A change that throws leaves everything as it was.
     */
    void write(LiveRun run, UnaryOperator<RunRecord> change, List<Line> lines, Runnable durable) {
        run.writing(change);
        attempt(run, lines, () -> {
            run.written();
            durable.run();
        });
    }

    private void attempt(LiveRun run, List<Line> lines, Runnable durable) {
        var _ = store.write(handle -> put(handle, run.record(), run.runbook(), lines))
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        durable.run();
                    } else {
                        LOG.warn("Run {} is not durable yet: {}", run.id(), failure.getMessage());
                        run.hindered(hindrance(failure));
                        hindered.accept(run.id());
                        timer.after(AGAIN, () -> attempt(run, lines, durable));
                    }
                });
    }

    private static String hindrance(Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        boolean full = cause instanceof Fault fault && fault.code().equals("disk-full");
        return full ? "the disk is full" : "the store does not take it";
    }

    private boolean put(Handle handle, RunRecord record, Runbook runbook, List<Line> lines) {
        RunTable.put(handle, record, runbook);
        for (Line line : lines) {
            audit.append(handle, line.who(), line.act(), "run:" + record.run().run(), line.detail());
        }
        return true;
    }
}
