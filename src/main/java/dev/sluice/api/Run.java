package dev.sluice.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a runbook over a scope: an invalidation or a drill.
 *
 * @param run id, sortable by time
 * @param runbook id and version of the document, for example {@code emergency-invalidation v1}
 * @param runbookHash SHA-256 of the document that ran, hex
 * @param scope text form, for example {@code asset:8c1f}
 * @param drill true when it ran over canary shares
 * @param reason as stated; null when not stated
 * @param by operator's name
 * @param state where it is
 * @param declaredAt the click
 * @param endedAt null while it runs
 * @param steps in the order of the document
 * @param containedMs declaration to the last edge refusing, in milliseconds; null until then
 * @param verifiedMs declaration to a green verification, in milliseconds; null until then
 * @param durable false while the store could not yet take containment that is already in force
 * @param hindrance what keeps the store from taking it, for example {@code the disk is full}; null when nothing is known to
 */
public record Run(
        String run,
        String runbook,
        String runbookHash,
        String scope,
        boolean drill,
        @Nullable String reason,
        String by,
        RunState state,
        Instant declaredAt,
        @Nullable Instant endedAt,
        List<Step> steps,
        @Nullable Long containedMs,
        @Nullable Long verifiedMs,
        boolean durable,
        @Nullable String hindrance) {

    public Run {
        steps = List.copyOf(steps);
    }

    /** Its durability in words, for example {@code not yet durable: the disk is full}; empty when it is written down. */
    public String undurable() {
        return durable ? "" : "not yet durable" + (hindrance == null ? "" : ": " + hindrance);
    }

    /** Milliseconds from its declaration to a moment; a part of one counts as one, for nothing takes no time. */
    public long millisTo(Instant at) {
        return Math.max(1, Duration.between(declaredAt, at).plusNanos(999_999).toMillis());
    }

    /**
     * One step of the run.
     *
     * @param id unique within the document, for example {@code contain}
     * @param title the heading over it
     * @param state where it is
     * @param startedAt null while pending
     * @param endedAt null until it ended
     * @param evidence one line of what was done and seen; empty until there is some
     */
    public record Step(
            String id,
            String title,
            StepState state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            String evidence) {}
}
