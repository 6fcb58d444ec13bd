package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One video: source, renditions, readiness.
 *
 * @param id URL-safe, stable
 * @param title for people
 * @param state where it is in its life
 * @param profile readiness profile it is prepared for and checked against
 * @param version counts preparations; reports belong to a version
 * @param durationMs length of the media in milliseconds; null until prepared
 * @param preparation progress while preparing; null otherwise
 * @param readiness outcome of the last check; null before the first
 * @param failure why preparation failed; null when it did not
 * @param createdAt when it was added
 * @param createdBy operator's name
 */
public record Asset(
        String id,
        String title,
        AssetState state,
        String profile,
        int version,
        @Nullable Long durationMs,
        @Nullable Progress preparation,
        @Nullable Readiness readiness,
        @Nullable Problem failure,
        Instant createdAt,
        String createdBy) {

    /**
     * How far a preparation is.
     *
     * @param stage what is being done, for people
     * @param fraction 0 to 1
     * @param secondsLeft estimate; null while unknown
     */
    public record Progress(
            String stage, double fraction, @Nullable Long secondsLeft) {}

    /**
     * Counts of findings of the last check.
     *
     * @param ready true when nothing blocks
     */
    public record Readiness(
            boolean ready,
            int blocks,
            int warns,
            int holds,
            @JsonProperty("notMeasured") int notMeasured,
            Instant checkedAt) {}
}
