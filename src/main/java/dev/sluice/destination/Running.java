package dev.sluice.destination;

import dev.sluice.asset.LiveAssets;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which shows run, and which live assets they give. Thread-safe. */
final class Running {
    /** Viewers are seconds behind; they see the end before the live asset is withdrawn. */
    private static final Duration AFTERGLOW = Duration.ofMinutes(2);

    private final Store store;
    private final Clock clock;
    private final LiveAssets assets;
    private final Map<String, LiveShow> shows = new ConcurrentHashMap<>();
    private final Map<String, LiveShow> byAsset = new ConcurrentHashMap<>();

    Running(Store store, Clock clock, LiveAssets assets) {
        this.store = store;
        this.clock = clock;
        this.assets = assets;
    }

    @Nullable
    LiveShow find(String id) {
        return shows.get(id);
    }

    /** The show whose live asset this is, until a little after its end. */
    @Nullable
    LiveShow ofAsset(String asset) {
        return byAsset.get(asset);
    }

    List<LiveShow> all() {
        return List.copyOf(shows.values());
    }

    void add(LiveShow show) {
        shows.put(show.row().id(), show);
        if (show.row().asset() != null) {
            byAsset.put(show.row().asset(), show);
        }
    }

    /** It runs no more; its asset stays for a while. */
    Optional<LiveShow> remove(String id) {
        return Optional.ofNullable(shows.remove(id));
    }

    /** A show is over before anybody watched it: its asset goes at once. */
    void withdraw(ShowRow row) {
        shows.remove(row.id());
        if (row.asset() != null) {
            byAsset.remove(row.asset());
            assets.end(row.asset());
        }
    }

    /** Withdraws the assets of shows whose last viewers have seen the end. */
    void withdrawEnded() {
        var before = clock.instant().minus(AFTERGLOW);
        for (var entry : List.copyOf(byAsset.entrySet())) {
            var row = store.read(h -> ShowTable.find(h, entry.getValue().row().id()));
            if (row.isPresent()
                    && row.get().endedAt() != null
                    && row.get().endedAt().isBefore(before)) {
                byAsset.remove(entry.getKey());
                assets.end(entry.getKey());
            }
        }
    }
}
