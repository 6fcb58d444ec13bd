package dev.sluice.telemetry.quality;

import dev.sluice.api.Fault;
import dev.sluice.telemetry.ingest.Tiers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A time that is asked about, in whole buckets.
 *
 * @param from epoch seconds
 * @param to epoch seconds, exclusive
 * @param bucket seconds of one bucket
 */
public record Span(long from, long to, int bucket) {
    private static final int[] BUCKETS = {60, 120, 300, 600, 1800, 3600, 4 * 3600, 86_400};
    private static final int MOST_POINTS = 144;
    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private static final Duration LONGEST = Duration.ofDays(400);

    /**
     * The newest so much, or so much before a moment.
     *
     * @param window such as {@code 8h}, {@code 30m} or {@code 7d}
     * @param until ISO-8601; null for now
     * @throws Fault {@code window-malformed} (400)
     */
    public static Span of(String window, @Nullable String until, Instant now) {
        return of(window, until, now, Duration.ZERO);
    }

    /** The same in buckets that are still kept so much earlier, so that both times can be drawn over one another. */
    public static Span of(String window, @Nullable String until, Instant now, Duration earlier) {
        try {
            var length = length(window);
            // The second that has just begun counts too: what happened in it is asked for at once.
            long end = until == null
                    ? now.getEpochSecond() + 1
                    : Instant.parse(until).getEpochSecond();
            if (end < 0 || end > LATEST) throw new DateTimeParseException("out of range", window, 0);
            return of(length.toSeconds(), end, now.getEpochSecond() + earlier.toSeconds());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Fault.badRequest(
                    "window-malformed",
                    "This is not a time to look at.",
                    "Write 30m, 8h or 7d, and until as ISO-8601.");
        }
    }

    private static Span of(long seconds, long end, long now) {
        int bucket = bucket(seconds, end, now);
        return ending(Math.ceilDiv(end, bucket) * bucket, seconds, bucket);
    }

    private static Span ending(long to, long seconds, int bucket) {
        return new Span(to - Math.ceilDiv(seconds, bucket) * bucket, to, bucket);
    }

    private static int bucket(long seconds, long end, long now) {
        int kept = kept(now - end + seconds);
        int bucket = BUCKETS[BUCKETS.length - 1];
        for (int i = BUCKETS.length - 1; i >= 0; i--) {
            if (seconds / BUCKETS[i] <= MOST_POINTS && BUCKETS[i] % kept == 0) {
                bucket = BUCKETS[i];
            }
        }
        return bucket;
    }

    /** The shortest cells that are still there so long after. */
    private static int kept(long age) {
        return Tiers.ALL.stream()
                .filter(tier -> age <= tier.kept())
                .mapToInt(Tiers.Tier::seconds)
                .findFirst()
                .orElse(Tiers.ALL.getLast().seconds());
    }

    /**
     * How much earlier, or how long the earlier time is, such as {@code 1d}.
     *
     * @throws Fault {@code window-malformed} (400)
     */
    public static Duration earlier(String words) {
        try {
            return length(words);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Fault.badRequest(
                    "window-malformed",
                    "This is not how much earlier, or how long.",
                    "Write 8h, 1d or 7d, 400d at most.");
        }
    }

    private static Duration length(String window) {
        var text = window.endsWith("d") ? "P" + window : "PT" + window;
        var length = Duration.parse(text.toUpperCase(java.util.Locale.ROOT));
        if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new DateTimeParseException("out of range", window, 0);
        }
        return length;
    }

    /** The same time so much earlier, in whole buckets. */
    public Span before(Duration earlier) {
        long by = Math.ceilDiv(earlier.toSeconds(), bucket) * bucket;
        return new Span(from - by, to - by, bucket);
    }

    /**
     * A time of another length that ends so much earlier, or a little before that: it reaches into none that begins then.
     *
     * @param window how long, such as {@code 24h}
     * @throws Fault {@code window-malformed} (400)
     */
    public Span before(Duration earlier, String window, Instant now) {
        long seconds = earlier(window).toSeconds();
        long end = to - earlier.toSeconds();
        int bucket = bucket(seconds, end, now.getEpochSecond());
        return ending(Math.floorDiv(end, bucket) * bucket, seconds, bucket);
    }

    /** The newest hour of it. */
    Span newestHour() {
        return new Span(Math.max(from, to - 3600), to, bucket);
    }

    long seconds() {
        return to - from;
    }
}
