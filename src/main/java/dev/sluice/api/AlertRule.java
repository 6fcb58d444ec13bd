package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * When operators are told that viewers of a cohort get less than they should.
 *
 * @param id given by the service where it is null
 * @param metric {@code startup} (p95, milliseconds), {@code stalled} or {@code failures} (shares), as the targets have them
 * @param kind {@code above} a bound, or {@code worse} than in the same time a day before
 * @param by dimensions whose cohorts are looked at, at most two with a comma between them; empty for everybody
 * @param bound milliseconds or a share for {@code above}, and null there for the target of the metric; a factor above 1 for
 *     {@code worse}
 * @param minimum sessions below which nothing is said; 25 or more
 * @param minutes the newest so many are looked at, 5 to 120
 * @param webhook id of the destination that is told too; null for none
 * @param active whether it is looked at
 */
public record AlertRule(
        @Nullable String id,
        String metric,
        String kind,
        String by,
        @Nullable Double bound,
        int minimum,
        int minutes,
        @Nullable String webhook,
        boolean active) {}
