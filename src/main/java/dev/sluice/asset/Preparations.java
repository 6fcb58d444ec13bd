package dev.sluice.asset;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.api.Severity;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Preparations and checks under way: prepare, then check, then ready or not ready. Thread-safe. */
public final class Preparations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Preparations.class);

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final AssetFiles files;
    private final Preparer preparer;
    private final ReadinessCheck readiness;
    private final ExecutorService jobs;
    private final ExecutorService quick = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<String> changed;
    private final Map<String, Asset.Progress> progress = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> running = new ConcurrentHashMap<>();

    private volatile boolean closing;

    /**
     * Prepares on {@code jobs}, whose size is how many are prepared at once.
     *
     * @param changed told the id of an asset after something about it changed
     */
    public Preparations(
            Store store,
            Audit audit,
            Clock clock,
            AssetFiles files,
            Preparer preparer,
            ReadinessCheck readiness,
            ExecutorService jobs,
            Consumer<String> changed) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.files = files;
        this.preparer = preparer;
        this.readiness = readiness;
        this.jobs = jobs;
        this.changed = changed;
    }

    /** Starts again what was under way when the service stopped. */
    public void resumeInterrupted() {
        store.read(h -> AssetTable.inState(h, AssetState.PREPARING)).forEach(this::start);
    }

    /** How many are under way or waiting. */
    public int underWay() {
        return running.size();
    }

    /** Stops what is under way; it starts again with the next start of the service. */
    @Override
    public void close() {
        closing = true;
        jobs.shutdownNow();
        quick.shutdownNow();
    }

    /** Starts at once, beside whatever is being encoded: putting a recording together costs next to nothing. */
    void startRecorded(Asset asset) {
        start(asset, quick);
    }

    void start(Asset asset) {
        start(asset, jobs);
    }

    private void start(Asset asset, ExecutorService where) {
        told(asset.id(), new Asset.Progress("waiting", 0, null));
        submit(asset, where, () -> {
            Path folder = files.hls(asset.id(), asset.version());
            Duration length =
                    preparer.prepare(files.source(asset.id()), folder, asset.profile(), p -> told(asset.id(), p));
            store.commit(h -> {
                AssetTable.prepared(h, asset.id(), length.toMillis());
                return length;
            });
            check(asset, AssetState.READY, "system");
        });
    }

    void checkAgain(Asset asset, String by) {
        submit(
                asset,
                jobs,
                () -> check(asset, asset.state() == AssetState.PUBLISHED ? asset.state() : AssetState.READY, by));
    }

    void cancel(String id) {
        Future<?> job = running.get(id);
        if (job != null) {
            job.cancel(true);
        }
    }

    Asset.@Nullable Progress progress(String id) {
        return progress.get(id);
    }

    private void submit(Asset asset, ExecutorService where, Work work) {
        running.computeIfAbsent(
                asset.id(),
                id -> where.submit(() -> {
                    try {
                        work.run();
                    } catch (Fault e) {
                        failed(asset, e.problem());
                    } catch (InterruptedException e) {
                        if (!closing) {
                            failed(asset, cancelled());
                        }
                    } catch (RuntimeException e) {
                        LOG.error("Preparing asset {} failed", id, e);
                        failed(
                                asset,
                                Problem.of(500, "preparation-failed", "The preparation failed.", e.getMessage(), null));
                    } finally {
                        running.remove(id);
                        progress.remove(id);
                        changed.accept(id);
                    }
                }));
    }

    private void check(Asset asset, AssetState whenReady, String by) throws InterruptedException {
        told(asset.id(), new Asset.Progress("checking", 1, null));
        CheckReport report =
                readiness.check(files.hls(asset.id(), asset.version()).resolve("master.m3u8"), asset.profile());
        var state = report.ready() ? whenReady : AssetState.NOT_READY;
        store.commit(h -> {
            keep(h, asset.id(), asset.version(), clock, state, report);
            audit.append(h, by, "asset.check", "asset:" + asset.id(), Map.of("ready", report.ready()));
            return state;
        });
    }

    /** Keeps a report and the state that follows from it. */
    static void keep(Handle h, String id, int version, Clock clock, AssetState state, CheckReport report) {
        long now = clock.millis();
        AssetTable.checked(h, id, state, summary(report, Instant.ofEpochMilli(now)));
        h.createUpdate("insert into readiness_report values (:id, :version, :at, :report)")
                .bind("id", id)
                .bind("version", version)
                .bind("at", now)
                .bind("report", AssetTable.json(report))
                .execute();
    }

    private void failed(Asset asset, Problem why) {
        store.commit(h -> {
            AssetTable.failed(h, asset.id(), why);
            audit.append(h, "system", "asset.fail", "asset:" + asset.id(), Map.of("code", why.code()));
            return why;
        });
    }

    private void told(String id, Asset.Progress p) {
        progress.put(id, p);
        changed.accept(id);
    }

    private static Asset.Readiness summary(CheckReport report, Instant at) {
        return new Asset.Readiness(
                report.ready(),
                count(report, Severity.BLOCKS),
                count(report, Severity.WARNS),
                count(report, Severity.HOLDS),
                count(report, Severity.NOT_MEASURED),
                at);
    }

    private static int count(CheckReport report, Severity severity) {
        return (int)
                report.findings().stream().filter(f -> f.severity() == severity).count();
    }

    private static Problem cancelled() {
        return Problem.of(
                409, "preparation-cancelled", "The preparation was cancelled.", null, "Add the source again.");
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }
}
