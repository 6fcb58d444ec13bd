package dev.sluice.destination;

import dev.sluice.api.Publication;
import dev.sluice.api.Show;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import java.time.Instant;
import java.util.List;
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
    boolean running() {
        return state == ShowState.STARTING || state == ShowState.LIVE;
    }

    /** As the control API shows it, with what is known of it only while it runs. */
    Show shown(long recordedMs, Show.Input input, List<Publication> publications) {
        return new Show(
                id,
                title,
                state,
                source,
                profile,
                windowSeconds,
                startsAt,
                startedAt,
                endedAt,
                asset,
                replay,
                recordedMs,
                input,
                publications,
                createdAt,
                createdBy);
    }

    /** Nominal seconds of a segment. */
    int segmentSeconds() {
        return profile.equals(ShowTerms.LOW_DELAY) ? 2 : 4;
    }

    /** Distance of keyframes, where we encode. */
    int keySeconds() {
        return profile.equals(ShowTerms.LOW_DELAY) ? 1 : 2;
    }
}
