package dev.sluice.destination;

import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A show as it is kept; {@code source} shows no secret. */
record ShowRow(
        String id,
        String title,
        ShowState state,
        ShowSource source,
        String profile,
        int windowSeconds,
        @Nullable Instant startsAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String asset,
        @Nullable String replay,
        Instant createdAt,
        String createdBy) {
    private static final String LOW_DELAY = "low-delay";

    boolean running() {
        return state == ShowState.STARTING || state == ShowState.LIVE;
    }

    /** Nominal seconds of a segment. */
    int segmentSeconds() {
        return profile.equals(LOW_DELAY) ? 2 : 4;
    }

    /** Distance of keyframes, where we encode. */
    int keySeconds() {
        return profile.equals(LOW_DELAY) ? 1 : 2;
    }
}
