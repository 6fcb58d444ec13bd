package dev.sluice.console.preview;

import dev.sluice.console.ui.Times;
import java.time.Duration;
import java.util.Locale;

/** How far a file is, for people. */
final class Pace {
    private static final double SAYS_NOTHING_BEFORE = 1;

    private Pace() {}

    /** "12.4 of 40.0 MB · 8 s left"; the time left once the pace is known. */
    static String words(long sent, long total, double seconds) {
        var words = String.format(Locale.ROOT, "%.1f of %.1f MB", sent / 1e6, total / 1e6);
        if (seconds < SAYS_NOTHING_BEFORE || sent <= 0 || sent >= total) return words;
        var left = Math.round(seconds * (total - sent) / sent);
        return words + " · " + Times.span(Duration.ofSeconds(Math.max(1, left))) + " left";
    }
}
