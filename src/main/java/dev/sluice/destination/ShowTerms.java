package dev.sluice.destination;

import dev.sluice.api.Fault;
import dev.sluice.api.ShowRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be said about a show, apart from its source and its destinations. */
final class ShowTerms {
    static final String STABILITY = "stability";
    static final String LOW_DELAY = "low-delay";
    static final int WINDOW = 120;
    private static final int LONGEST_TITLE = 150;
    private static final int MOST_DESTINATIONS = 32;
    private static final int LEAST_WINDOW = 20;
    private static final int MOST_WINDOW = 14_400;

    private ShowTerms() {}

    /**
     * Refuses what is out of bounds.
     *
     * @throws Fault {@code title-missing}, {@code profile-unknown}, {@code out-of-range}, {@code start-malformed}
     */
    static void check(ShowRequest ask) {
        if (ask.title() == null || ask.title().isBlank() || ask.title().length() > LONGEST_TITLE) {
            throw Fault.badRequest("title-missing", "A show needs a title of 1 to 150 characters.", "Name it.");
        }
        if (ask.profile() != null && !List.of(STABILITY, LOW_DELAY).contains(ask.profile())) {
            throw Fault.badRequest(
                    "profile-unknown", "There is no profile " + ask.profile() + ".", "Use stability or low-delay.");
        }
        int window = ask.windowSeconds() == null ? WINDOW : ask.windowSeconds();
        if (window < LEAST_WINDOW || window > MOST_WINDOW) {
            throw Fault.badRequest(
                    "out-of-range",
                    "A window of " + window + " s is out of range.",
                    "Choose " + LEAST_WINDOW + " to " + MOST_WINDOW + " s.");
        }
        if (ask.destinations().size() > MOST_DESTINATIONS) {
            throw Fault.badRequest("out-of-range", "Too many destinations.", "Choose up to " + MOST_DESTINATIONS + ".");
        }
        var _ = start(ask.startsAt());
    }

    /** When it begins; null for at once. */
    static @Nullable Instant start(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Fault.badRequest("start-malformed", "The start is not a time.", "Write 2026-12-31T18:00:00Z.");
        }
    }
}
