package dev.sluice.console.destinations;

import dev.sluice.api.Publication;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measured figures as people read them. */
final class Figures {
    private Figures() {}

    static String rate(long bitsPerSecond) {
        return bitsPerSecond >= 1_000_000
                ? String.format(Locale.ROOT, "%.2f Mbit/s", bitsPerSecond / 1e6)
                : Math.round(bitsPerSecond / 1e3) + " kbit/s";
    }

    /** What is sent, of what there is to send, where that is known. */
    static String rate(long now, long target) {
        if (target == 0) return rate(now);
        return target >= 1_000_000
                ? String.format(Locale.ROOT, "%.2f of %.2f Mbit/s", now / 1e6, target / 1e6)
                : Math.round(now / 1e3) + " of " + Math.round(target / 1e3) + " kbit/s";
    }

    static String delay(@Nullable Long millis) {
        return millis == null ? "not measured" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }

    static String bytes(long bytes) {
        return bytes >= 1_000_000_000
                ? String.format(Locale.ROOT, "%.2f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** What the other side has for certain; an SRT ingest does not say. */
    static String acknowledged(Publication.Health health) {
        if (health.sentBytes() == 0) return "nothing yet";
        var bytes = health.acknowledgedBytes();
        return bytes == null ? "not measured (" + bytes(health.sentBytes()) + " sent)" : bytes(bytes);
    }

    /** Minutes and seconds, or hours and minutes. */
    static String clock(long millis) {
        long seconds = millis / 1000;
        return seconds >= 3600
                ? "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60)
                : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
}
