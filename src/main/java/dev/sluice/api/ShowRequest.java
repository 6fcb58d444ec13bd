package dev.sluice.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a show takes.
 *
 * @param title for people; also of its live asset and its replay
 * @param source where it comes from
 * @param destinations ids; may be empty, then it is only recorded
 * @param profile {@code stability} or {@code low-delay}; null means stability
 * @param windowSeconds how far viewers can go back, 20 to 14,400; null means 120
 * @param startsAt ISO-8601; null begins now
 */
public record ShowRequest(
        String title,
        ShowSource source,
        List<String> destinations,
        @Nullable String profile,
        @Nullable Integer windowSeconds,
        @Nullable String startsAt) {
    public ShowRequest {
        destinations = destinations == null ? List.of() : List.copyOf(destinations);
    }
}
