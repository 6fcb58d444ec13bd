package dev.sluice.asset;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Operator;
import dev.sluice.api.Page;
import dev.sluice.api.PreparationTimes;
import dev.sluice.audit.Audit;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The catalogue and the publish gate. Thread-safe. */
public final class Assets {
    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final AssetFiles files;
    private final Preparations preparations;
    private final Consumer<String> changed;

    /**
     * Opens the catalogue.
     *
     * @param changed told the id of an asset after something about it changed
     */
    public Assets(
            Store store,
            Audit audit,
            Clock clock,
            AssetFiles files,
            Preparations preparations,
            Consumer<String> changed) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.files = files;
        this.preparations = preparations;
        this.changed = changed;
    }

    /**
     * Takes a source in and starts to prepare it.
     *
     * @param name of the source file, for the record only
     * @param canary true for the asset that drills run over; it is in no list
     * @return the asset, {@code preparing}
     * @throws Fault {@code title-missing} or {@code upload-failed}
     */
    public Asset add(String title, String profile, String name, InputStream bytes, String by, boolean canary) {
        requireTitle(title);
        String id = Ids.readable();
        var began = System.nanoTime();
        files.keepSource(id, bytes);
        return added(id, title, profile, name, by, canary, Duration.ofNanos(System.nanoTime() - began));
    }

    /** As above, with a file of this machine, which is moved away; {@code received} is how long it took to get here. */
    Asset add(String title, String profile, String name, Path source, String by, @Nullable Duration received) {
        requireTitle(title);
        String id = Ids.readable();
        files.moveSource(id, source);
        return added(id, title, profile, name, by, false, received);
    }

    static void requireTitle(String title) {
        if (title.isBlank() || title.length() > 200) {
            throw Fault.badRequest("title-missing", "An asset needs a title of 1 to 200 characters.", "Name it.");
        }
    }

    private Asset added(
            String id,
            String title,
            String profile,
            String name,
            String by,
            boolean canary,
            @Nullable Duration received) {
        var asset = new Asset(id, title, AssetState.PREPARING, profile, 1, null, null, null, null, now(), by);
        store.commit(h -> {
            AssetTable.insert(h, asset, name, canary);
            if (received != null) {
                TimeTable.received(h, id, received.toMillis(), files.sourceBytes(id));
            }
            audit.append(h, by, "asset.add", "asset:" + id, Map.of("title", title, "source", name));
            return id;
        });
        preparations.start(asset);
        return get(id);
    }

    /**
     * Makes an asset of a recording that lies in the files already, under an id of the caller's, and starts to prepare it.
     *
     * @param id of the folder that {@link AssetFiles#recording} names
     * @param show what it was recorded of, for the record
     * @return the asset, {@code preparing}
     */
    public Asset addRecorded(String id, String title, String show, String by) {
        var asset = new Asset(id, title, AssetState.PREPARING, "vod", 1, null, null, null, null, now(), by);
        store.commit(h -> {
            AssetTable.insert(h, asset, "show " + show, false);
            audit.append(h, by, "asset.record", "asset:" + id, Map.of("title", title, "show", show));
            return id;
        });
        preparations.startRecorded(asset);
        return get(id);
    }

    /**
     * One asset.
     *
     * @throws Fault {@code asset-unknown} (404)
     */
    public Asset get(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** One asset, if there is one. */
    public Optional<Asset> find(String id) {
        var progress = preparations.jobs().progress();
        return store.read(h -> AssetTable.find(h, id)).map(asset -> with(progress, asset));
    }

    /** The newest asset that drills run over, if there is one. */
    public Optional<Asset> canary() {
        var progress = preparations.jobs().progress();
        return store.read(AssetTable::canary).map(asset -> with(progress, asset));
    }

    /** The state of an asset, in the caller's transaction. */
    public AssetState state(Handle h, String id) {
        return AssetTable.state(h, id).orElseThrow(() -> unknown(id));
    }

    /** The title of an asset, in the caller's transaction. */
    public String title(Handle h, String id) {
        return AssetTable.title(h, id).orElseThrow(() -> unknown(id));
    }

    /** Newest first. */
    public Page<Asset> page(@Nullable String after, int limit) {
        Long before = after == null ? null : cursor(after);
        var progress = preparations.jobs().progress();
        List<Asset> items = store.read(h -> AssetTable.list(h, before, limit));
        String next = items.size() < limit
                ? null
                : Long.toString(items.getLast().createdAt().toEpochMilli());
        return new Page<>(items.stream().map(asset -> with(progress, asset)).toList(), next, null);
    }

    /**
     * The newest report of a version.
     *
     * @param version null for the one that is served
     * @throws Fault {@code report-missing} (404) before the first check
     */
    public CheckReport report(String id, @Nullable Integer version) {
        return store.read(h -> h.createQuery("""
                        select report from readiness_report where asset = :id
                        and version = coalesce(:version, (select version from asset where id = :id))
                        order by checked_at desc limit 1""")
                        .bind("id", id)
                        .bind("version", version)
                        .mapTo(String.class)
                        .findOne())
                .map(Assets::parsed)
                .orElseThrow(() -> Fault.notFound(
                        "report-missing", "This asset has not been checked yet.", "Wait until it is prepared."));
    }

    /** Live assets ({@link LiveAssets#PROFILE}) and recordings; of one show, if it is named. */
    public List<Asset> ofShows(@Nullable String show) {
        return store.read(h -> AssetTable.ofShows(h, show));
    }

    /** What the stages of the present version took. */
    public PreparationTimes times(String id) {
        var version = get(id).version();
        return store.read(h -> TimeTable.find(h, id, version))
                .orElseGet(() -> new PreparationTimes(version, null, null, null, null, null));
    }

    /**
     * Prepares a new version from the source, beside the one that is served. Its own gate decides: when it is ready it
     * comes in the place of the version before, otherwise that one stays and {@code failure} says why.
     *
     * @throws Fault {@code asset-live}, {@code asset-recorded}, {@code asset-busy} or {@code asset-state} (409)
     */
    public Asset prepareAgain(String id, String profile, Operator by) {
        Asset asset = get(id);
        requireNotLive(asset, "A live asset is encoded as it comes; its replay is an asset of its own.");
        if (!Files.isRegularFile(files.source(id))) {
            throw Fault.conflict(
                    "asset-recorded",
                    "“" + asset.title() + "” is put together from what was recorded; there is no source to prepare.",
                    "Download it and add it as a video to have other renditions.");
        }
        requireIdle(asset);
        requireState(
                asset,
                "prepared again",
                AssetState.READY,
                AssetState.NOT_READY,
                AssetState.PUBLISHED,
                AssetState.WITHDRAWN);
        var next = new NextVersion(id, asset.version() + 1, profile);
        store.commit(h -> {
            next.begin(h);
            audit.append(
                    h,
                    by.name(),
                    "asset.prepare",
                    "asset:" + id,
                    Map.of("version", next.version(), "profile", profile));
            return next;
        });
        preparations.startNext(next);
        return get(id);
    }

    private static void requireNotLive(Asset asset, String sentence) {
        if (asset.profile().equals(LiveAssets.PROFILE)) {
            throw Fault.conflict("asset-live", sentence, null);
        }
    }

    private void requireIdle(Asset asset) {
        if (preparations.jobs().busy(asset.id())) {
            throw Fault.conflict(
                    "asset-busy",
                    "“" + asset.title() + "” is being worked on.",
                    "Wait until it is done, or cancel it.");
        }
    }

    /** Checks the prepared files again. */
    public Asset check(String id, Operator by) {
        Asset asset = get(id);
        requireNotLive(asset, "A live asset is checked by itself while it is live.");
        requireIdle(asset);
        requireState(asset, "checked", AssetState.READY, AssetState.NOT_READY, AssetState.PUBLISHED);
        preparations.checkAgain(asset, by.name());
        return get(id);
    }

    /**
     * Lets a ready asset be shared: the publish gate.
     *
     * @throws Fault {@code asset-not-ready} (409) saying what blocks
     */
    public Asset publish(String id, Operator by) {
        return move(id, by, "asset.publish", AssetState.PUBLISHED, AssetState.READY, AssetState.WITHDRAWN);
    }

    /** Ends the sharing of an asset: no session starts any more. */
    public Asset withdraw(String id, Operator by) {
        return move(id, by, "asset.withdraw", AssetState.WITHDRAWN, AssetState.PUBLISHED);
    }

    /** Stops a preparation; the asset stays, {@code not-ready}. */
    public Asset cancel(String id) {
        preparations.jobs().cancel(get(id).id());
        return get(id);
    }

    private Asset move(String id, Operator by, String act, AssetState to, AssetState... from) {
        store.commit(h -> {
            Asset asset = AssetTable.find(h, id).orElseThrow(() -> unknown(id));
            requireState(asset, to == AssetState.PUBLISHED ? "published" : "withdrawn", from);
            requireReady(asset, to);
            AssetTable.state(h, id, to);
            audit.append(h, by.name(), act, "asset:" + id, Map.of());
            return id;
        });
        changed.accept(id);
        return get(id);
    }

    private static void requireReady(Asset asset, AssetState to) {
        var readiness = asset.readiness();
        if (to == AssetState.PUBLISHED && (readiness == null || !readiness.ready())) {
            throw notReady(asset);
        }
    }

    private static void requireState(Asset asset, String verb, AssetState... allowed) {
        if (List.of(allowed).contains(asset.state())) {
            return;
        }
        if (verb.equals("published") && asset.state() == AssetState.NOT_READY) {
            throw notReady(asset);
        }
        String state = asset.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        throw Fault.conflict(
                "asset-state", "“" + asset.title() + "” cannot be " + verb + " while it is " + state + ".", null);
    }

    private static Fault notReady(Asset asset) {
        var readiness = asset.readiness();
        var failure = asset.failure();
        String why = failure != null
                ? failure.title()
                : readiness == null ? "It has not been checked." : readiness.blocks() + " findings block it.";
        return Fault.conflict(
                "asset-not-ready",
                "“" + asset.title() + "” is not ready. " + why,
                "Mend what blocks, then check or prepare it again.");
    }

    private static Asset with(Map<String, Asset.Progress> underWay, Asset a) {
        var progress = underWay.get(a.id());
        return progress == null
                ? a
                : new Asset(
                        a.id(),
                        a.title(),
                        a.state(),
                        a.profile(),
                        a.version(),
                        a.durationMs(),
                        progress,
                        a.readiness(),
                        a.failure(),
                        a.createdAt(),
                        a.createdBy());
    }

    private static Fault unknown(String id) {
        return Fault.notFound("asset-unknown", "There is no asset " + id + ".", "List the assets to find its id.");
    }

    private static long cursor(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Fault.badRequest("bad-cursor", "The page's cursor is not one of this list's.", "Start over.");
        }
    }

    private static CheckReport parsed(String json) {
        try {
            return Json.MAPPER.readValue(json, CheckReport.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("The stored report is not JSON", e);
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
