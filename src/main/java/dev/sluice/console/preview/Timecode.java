package dev.sluice.console.preview;

/** Positions in a video: {@code 0:07}, {@code 48:10}, {@code 1:02:03}. */
final class Timecode {
    private Timecode() {}

    static String of(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) return "–:––";
        var whole = (long) seconds;
        return whole < 3600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }
}
