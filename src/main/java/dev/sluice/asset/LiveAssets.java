package dev.sluice.asset;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.CheckReport;
import dev.sluice.audit.Audit;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Assets that are live: shared like any other, but with a window instead of files. The gate is the same: such an asset is
 * published when nothing blocks in the check of its window, and withdrawn when its show is over. Thread-safe.
 */
public final class LiveAssets {
    /** The profile that tells a live asset from a prepared one. */
    public static final String PROFILE = "live";

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Consumer<String> changed;

    /**
     * Opens them.
     *
     * @param changed told the id of an asset after something about it changed
     */
    public LiveAssets(Store store, Audit audit, Clock clock, Consumer<String> changed) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    /** Makes one, {@code draft} until its window was checked. */
    public String create(String title, String show, String by) {
        String id = Ids.readable();
        var now = Instant.ofEpochMilli(clock.millis());
        var asset = new Asset(id, title, AssetState.DRAFT, PROFILE, 1, null, null, null, null, now, by);
        store.commit(h -> {
            AssetTable.insert(h, asset, "show " + show, false);
            audit.append(h, by, "asset.live", "asset:" + id, Map.of("title", title, "show", show));
            return id;
        });
        changed.accept(id);
        return id;
    }

    /** Whether it may be shared now. */
    public boolean isPublished(String id) {
        return store.read(h -> AssetTable.state(h, id))
                .filter(AssetState.PUBLISHED::equals)
                .isPresent();
    }

    /** Takes the report of a window: published where nothing blocks, not ready otherwise. */
    public AssetState checked(String id, CheckReport report) {
        var state = report.ready() ? AssetState.PUBLISHED : AssetState.NOT_READY;
        store.commit(h -> {
            Preparations.keep(h, id, 1, clock, state, report);
            audit.append(h, "system", "asset.check", "asset:" + id, Map.of("ready", report.ready()));
            return state;
        });
        changed.accept(id);
        return state;
    }

    /** Withdraws one whose show is over; nothing happens to one that is withdrawn already. */
    public void end(String id) {
        boolean moved = store.commit(h -> {
            var asset = AssetTable.find(h, id).orElseThrow();
            if (asset.state() == AssetState.WITHDRAWN) {
                return false;
            }
            AssetTable.state(h, id, AssetState.WITHDRAWN);
            audit.append(h, "system", "asset.withdraw", "asset:" + id, Map.of("because", "the show is over"));
            return true;
        });
        if (moved) {
            changed.accept(id);
        }
    }
}
