package dev.sluice.asset;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Finding;
import dev.sluice.api.Problem;
import dev.sluice.api.Severity;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Preparations and checks under way: prepare, then check, then ready or not ready. Thread-safe. */
public final class Preparations implements AutoCloseable {
    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final AssetFiles files;
    private final Preparer preparer;
    private final ReadinessCheck readiness;
    private final UnderWay underWay;

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
        underWay = new UnderWay(jobs, changed);
    }

    /** Starts again what was under way when the service stopped. */
    public void resumeInterrupted() {
        store.read(h -> AssetTable.inState(h, AssetState.PREPARING)).forEach(this::start);
        store.read(NextVersion::all).forEach(this::startNext);
    }

    /** What is being done with assets, for those who ask or cancel. */
    UnderWay jobs() {
        return underWay;
    }

    /** How many are under way or waiting. */
    public int underWay() {
        return underWay.count();
    }

    /**
     * Stops what is under way and waits until it has let go of its files, a few seconds at most; it starts again with the
     * next start of the service.
     */
    @Override
    public void close() {
        underWay.close();
    }

    /** Starts at once, beside whatever is being encoded: putting a recording together costs next to nothing. */
    void startRecorded(Asset asset) {
        waits(asset.id(), asset.version());
        underWay.startAtOnce(asset.id(), why -> failed(asset.id(), why), () -> first(asset));
    }

    void start(Asset asset) {
        waits(asset.id(), asset.version());
        underWay.start(asset.id(), why -> failed(asset.id(), why), () -> first(asset));
    }

    private void first(Asset asset) throws InterruptedException {
        var made = prepare(asset.id(), asset.version(), asset.profile());
        store.commit(h -> {
            AssetTable.prepared(h, asset.id(), made.length().toMillis());
            return made;
        });
        check(asset, AssetState.READY, "system");
    }

    private void waits(String id, int version) {
        underWay.told(id, of(version, new Asset.Progress("waiting", 0, null)));
    }

    /** Prepares a version beside the one that is served; the gate decides whether it comes in its place. */
    void startNext(NextVersion next) {
        waits(next.asset(), next.version());
        underWay.start(next.asset(), why -> refused(next, why), () -> {
            var made = prepare(next.asset(), next.version(), next.profile());
            var report = measured(next.asset(), next.version(), next.profile());
            decide(next, made, report);
        });
    }

    private Made prepare(String id, int version, String profile) throws InterruptedException {
        var made = preparer.prepare(
                files.source(id), files.hls(id, version), profile, p -> underWay.told(id, of(version, p)));
        store.commit(h -> {
            TimeTable.prepared(h, id, version, made);
            return made;
        });
        return made;
    }

    private static Asset.Progress of(int version, Asset.Progress p) {
        return version == 1
                ? p
                : new Asset.Progress("version " + version + ": " + p.stage(), p.fraction(), p.secondsLeft());
    }

    /** In one transaction, so that what is served and what the gate says are never of two versions. */
    private void decide(NextVersion next, Made made, CheckReport report) {
        var taken = store.commit(h -> {
            var now = AssetTable.find(h, next.asset()).orElseThrow();
            var takes = report.ready() || NextVersion.replaces(now.state());
            if (takes) {
                next.take(h, made.length().toMillis(), report.ready());
                AssetTable.readiness(h, next.asset(), summary(report, Instant.ofEpochMilli(clock.millis())));
            } else {
                next.refuse(h, notTaken(next, now.version(), report));
            }
            keep(h, next.asset(), next.version(), clock.millis(), report);
            audit.append(
                    h,
                    "system",
                    "asset.version",
                    "asset:" + next.asset(),
                    Map.of("version", next.version(), "profile", next.profile(), "taken", takes));
            return takes;
        });
        // Who is in the middle of the version before watches it to its end; those before that nobody watches any more.
        files.deleteVersion(next.asset(), taken ? next.version() - 2 : next.version());
    }

    private static Problem notTaken(NextVersion next, int served, CheckReport report) {
        var blocks = count(report, Severity.BLOCKS);
        return Problem.of(
                409,
                "version-not-ready",
                "Version %d is not ready: %s. Version %d stays."
                        .formatted(
                                next.version(),
                                blocks == 1 ? "one finding blocks it" : blocks + " findings block it",
                                served),
                report.findings().stream()
                        .filter(f -> f.severity() == Severity.BLOCKS)
                        .map(Finding::sentence)
                        .limit(5)
                        .collect(Collectors.joining(" ")),
                "Prepare it for another profile.");
    }

    private void refused(NextVersion next, @Nullable Problem why) {
        store.commit(h -> {
            if (why == null) next.forget(h);
            else next.refuse(h, why);
            audit.append(
                    h,
                    "system",
                    "asset.version",
                    "asset:" + next.asset(),
                    Map.of("version", next.version(), "code", why == null ? "cancelled" : why.code()));
            return next;
        });
        files.deleteVersion(next.asset(), next.version());
    }

    void checkAgain(Asset asset, String by) {
        waits(asset.id(), asset.version());
        underWay.start(
                asset.id(),
                why -> unchecked(asset.id(), why),
                () -> check(asset, asset.state() == AssetState.PUBLISHED ? asset.state() : AssetState.READY, by));
    }

    /** A check that did not come to its end says nothing about the asset, which stays what it is. */
    private void unchecked(String id, @Nullable Problem why) {
        if (why != null) {
            store.commit(h -> {
                AssetTable.noted(h, id, why);
                return why;
            });
        }
    }

    private CheckReport measured(String id, int version, String profile) throws InterruptedException {
        var began = System.nanoTime();
        var report = readiness.check(
                files.hls(id, version).resolve("master.m3u8"), profile, p -> underWay.told(id, of(version, p)));
        var ms = Duration.ofNanos(System.nanoTime() - began).toMillis();
        store.commit(h -> {
            TimeTable.checked(h, id, version, ms);
            return ms;
        });
        return report;
    }

    private void check(Asset asset, AssetState whenReady, String by) throws InterruptedException {
        var report = measured(asset.id(), asset.version(), asset.profile());
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
        keep(h, id, version, now, report);
    }

    private static void keep(Handle h, String id, int version, long now, CheckReport report) {
        h.createUpdate("insert into readiness_report values (:id, :version, :at, :report)")
                .bind("id", id)
                .bind("version", version)
                .bind("at", now)
                .bind("report", AssetTable.json(report))
                .execute();
    }

    private void failed(String asset, @Nullable Problem known) {
        var why = known == null ? cancelled() : known;
        store.commit(h -> {
            AssetTable.failed(h, asset, why);
            audit.append(h, "system", "asset.fail", "asset:" + asset, Map.of("code", why.code()));
            return why;
        });
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
        return Problem.of(409, "preparation-cancelled", "The preparation was cancelled.", null, "Prepare it again.");
    }
}
