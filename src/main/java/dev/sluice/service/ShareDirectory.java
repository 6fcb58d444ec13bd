package dev.sluice.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.asset.Assets;
import dev.sluice.playback.Sessions;
import dev.sluice.share.ShareQueries;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.ingest.Directory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What telemetry has to know of links, from the main store; what it was told stays true for a minute. */
final class ShareDirectory implements Directory {
    private static final int KNOWN_SHARES = 20_000;

    private final ShareQueries shares;
    private final Assets assets;
    private final Sessions sessions;
    private final Cache<String, Optional<Shared>> known = Caffeine.newBuilder()
            .maximumSize(KNOWN_SHARES)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    ShareDirectory(ShareQueries shares, Assets assets, Sessions sessions) {
        this.shares = shares;
        this.assets = assets;
        this.sessions = sessions;
    }

    @Override
    public Optional<String> shareOf(String sid) {
        return sessions.share(sid);
    }

    @Override
    public Optional<Shared> share(String handle) {
        return known.get(handle, this::shared);
    }

    /** Drills run over canary shares; they are nobody's viewing. */
    private Optional<Shared> shared(String handle) {
        return shares.find(handle)
                .map(standing -> standing.row())
                .filter(row -> !row.canary())
                .map(row -> {
                    var asset = assets.find(row.asset());
                    var traits = Traits.none()
                            .with(Dimension.CHANNEL, row.channel())
                            .with(Dimension.MODE, word(row.mode()))
                            .with(Dimension.RISK, word(row.risk()))
                            .with(Dimension.EDGE, "gateway")
                            .with(Dimension.ASSET, assetWord(row.assetTitle(), row.asset()));
                    Long length = asset.map(a -> a.durationMs()).orElse(null);
                    long lengthMs = length == null ? 0 : length;
                    return new Shared(traits, lengthMs, PreparationStages.of(assets.times(row.asset()), lengthMs));
                });
    }

    /** What cohorts call an asset. */
    static String assetWord(String title, String id) {
        return title + " · " + id.substring(0, 4);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
