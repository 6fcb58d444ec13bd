package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inspection as it is kept, to be read again and compared. Nothing in it opens anything.
 *
 * @param id sequence, growing; 0 in a request
 * @param at by the service's clock; in a request, ignored
 * @param by operator's name; in a request, ignored
 * @param share handle; null for a link that is not the service's
 * @param link masked
 * @param verdict code, for example {@code expired}
 * @param sentence the answer as it was given
 * @param findings worst first
 * @param stages the requests of the walk, in order
 */
public record InspectionRecord(
        long id,
        @Nullable Instant at,
        @Nullable String by,
        @Nullable String share,
        String link,
        String verdict,
        String sentence,
        List<Finding> findings,
        List<StageTime> stages) {
    public InspectionRecord {
        findings = List.copyOf(findings);
        stages = List.copyOf(stages);
    }

    /**
     * One request.
     *
     * @param stage what it was for, for example {@code segment}
     * @param status HTTP status; 0 when there was no answer
     * @param ms from the call to the last byte
     */
    public record StageTime(String stage, int status, double ms) {}
}
