package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.RenditionReport;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of renditions: declared and measured side by side.
 *
 * @param name {@code 720p}, or the language of a sound rendition
 * @param uri of its playlist
 * @param declared BANDWIDTH in Mbit/s, as text
 * @param average measured average, Mbit/s
 * @param averageTone {@link Tone#WARN} when the average is not what AVERAGE-BANDWIDTH declares
 * @param peak measured, Mbit/s
 * @param codec as measured, else as declared
 */
record RenditionRow(
        String name, String uri, String declared, String average, Tone averageTone, String peak, String codec) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    /** Apple 9.8 and 9.9 allow declared and measured rates to differ by a tenth. */
    private static final double TOLERANCE = 0.1;

    /** Pictures first in the order of the playlist, then sound; what else there is has no bit rate to speak of. */
    static List<RenditionRow> of(CheckReport report) {
        return report.renditions().stream()
                .filter(r -> r.kind().equals("video") || r.kind().equals("audio"))
                .sorted((a, b) ->
                        Boolean.compare(a.kind().equals("audio"), b.kind().equals("audio")))
                .map(RenditionRow::of)
                .toList();
    }

    /** Renditions with pictures: those that a viewer can be given, in the order of the playlist. */
    static List<RenditionReport> pictures(CheckReport report) {
        return report.renditions().stream()
                .filter(r -> r.kind().equals("video"))
                .toList();
    }

    /** What people call a size: {@code 1280x720} is {@code 720p}, upright pictures by their width. */
    static String shortName(String label) {
        var size = SIZE.matcher(label);
        if (!size.find()) return label;
        return Math.min(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))) + "p";
    }

    private static RenditionRow of(RenditionReport r) {
        return new RenditionRow(
                r.kind().equals("audio") ? r.name() + " (sound)" : shortName(r.name()),
                r.uri(),
                megabits(r.bandwidth()),
                megabits(r.measuredAverageBandwidth()),
                tone(r),
                megabits(r.measuredBandwidth()),
                Objects.requireNonNullElse(r.measuredCodecs(), Objects.requireNonNullElse(r.codecs(), "not measured")));
    }

    /** More than declared is what hurts; less may be the sound, which is declared with the pictures. */
    private static Tone tone(RenditionReport r) {
        var declared = r.averageBandwidth();
        var measured = r.measuredAverageBandwidth();
        return declared != null && measured != null && measured > declared * (1 + TOLERANCE) ? Tone.WARN : Tone.INFO;
    }

    static String megabits(@Nullable Long bits) {
        return bits == null ? "–" : String.format(Locale.ROOT, "%.2f", bits / 1e6);
    }
}
