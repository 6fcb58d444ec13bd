package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source published to a set of destinations at once, and recorded.
 *
 * @param id URL-safe, stable
 * @param title for people
 * @param state where it is in its life
 * @param source where it comes from; never shows a secret
 * @param profile {@code stability} (4 s segments) or {@code low-delay} (2 s)
 * @param windowSeconds how far viewers of the owned stream can go back
 * @param startsAt when a scheduled show begins; null when it began at once
 * @param startedAt first picture; null before
 * @param endedAt null until it ended
 * @param asset the live asset that is shared; null without the owned destination
 * @param replay the asset made of the recording; null until there is one
 * @param recordedMs length of what is recorded, without gaps, in milliseconds
 * @param input how the source does
 * @param publications one for each destination, in the order asked for
 * @param createdAt when it was asked for
 * @param createdBy operator's name
 */
public record Show(
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
        long recordedMs,
        Input input,
        List<Publication> publications,
        Instant createdAt,
        String createdBy) {
    public Show {
        publications = List.copyOf(publications);
    }

    /**
     * How a source does.
     *
     * @param state {@code waiting}, {@code live}, {@code lost} or {@code ended}
     * @param sentence that state for people
     * @param since when it came to it
     * @param bitRate measured over the last seconds, bit/s
     * @param fps pictures a second, measured over the last seconds
     * @param restarts how often it was begun again
     * @param recording why nothing is recorded any more; null while it is
     */
    public record Input(
            String state,
            String sentence,
            Instant since,
            long bitRate,
            double fps,
            int restarts,
            @Nullable String recording) {}
}
