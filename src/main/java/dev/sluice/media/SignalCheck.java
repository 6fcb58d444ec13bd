package dev.sluice.media;

import dev.sluice.api.CheckReport;
import dev.sluice.api.RenditionReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decodes a presentation on disk once, in its smallest rendition, and listens and looks. Decoding is FFmpeg's work and therefore
 * that of a child process; the figures come out of its filters.
 */
public final class SignalCheck {
    /** Shorter stretches are pauses, titles and cuts. */
    private static final int LONGER_THAN = 10;

    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final String PICTURE =
            "scale=160:-2,freezedetect=n=-60dB:d=" + LONGER_THAN + ",blackdetect=d=" + LONGER_THAN + ":pix_th=0.08";
    private static final String SOUND = "silencedetect=n=-50dB:d=" + LONGER_THAN + ",ebur128=framelog=quiet";
    private static final String NUMBER = "(-?[0-9.]+)";
    private static final Pattern LOUDNESS = Pattern.compile("\\bI:\\s+" + NUMBER + " LUFS");
    /** What the meter says of silence. */
    private static final double NOTHING_HEARD = -69;

    private final Ffmpeg ffmpeg;

    public SignalCheck(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Takes a fraction of the playing time. To cancel, interrupt the calling thread.
     *
     * @param playlist on disk; it and all it leads to lie in its folder
     * @param report of a check of that playlist, which says which of its renditions is the smallest
     * @param listener told about twice a second, on a thread of ours
     * @return empty where there is neither picture nor sound
     * @throws dev.sluice.api.Fault {@code preparation-failed} when FFmpeg cannot decode it
     */
    public Optional<Signal> measure(Path playlist, CheckReport report, Consumer<Progress> listener)
            throws InterruptedException {
        var picture = ofKind(report, "video")
                .min(Comparator.comparingLong(SignalCheck::bytes))
                .orElse(null);
        var inside = picture != null && picture.audioKbps() != null;
        var sound = inside ? picture : ofKind(report, "audio").findFirst().orElse(null);
        var inputs =
                Stream.of(picture, sound).filter(Objects::nonNull).distinct().toList();
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        var arguments =
                new ArrayList<>(List.of("-hide_banner", "-nostdin", "-nostats", "-v", "info", "-progress", "pipe:1"));
        inputs.forEach(r -> arguments.addAll(input(playlist.resolveSibling(r.uri()))));
        if (picture != null) {
            arguments.addAll(List.of("-map", "0:v", "-vf", PICTURE));
        }
        if (sound != null) {
            arguments.addAll(List.of("-map", inputs.indexOf(sound) + ":a:0", "-af", SOUND));
        }
        arguments.addAll(List.of("-f", "null", "-"));
        var length = Duration.ofMillis(Math.round(inputs.getFirst().duration() * 1000));
        var outcome = ffmpeg.run(arguments, new ProgressReader("looking and listening", length, listener), SILENCE);
        if (!outcome.ok()) {
            throw MediaFaults.failed(outcome.stderrTail());
        }
        return Optional.of(read(outcome.stderrTail(), sound != null));
    }

    private static Stream<RenditionReport> ofKind(CheckReport report, String kind) {
        return report.renditions().stream()
                .filter(r -> r.kind().equals(kind) && !r.segments().isEmpty());
    }

    private static long bytes(RenditionReport rendition) {
        return rendition.segments().stream()
                .mapToLong(RenditionReport.SegmentReport::bytes)
                .sum();
    }

    /** Files of the playlist's own machine, decrypted where they are encrypted, whatever their names end in. */
    private static List<String> input(Path playlist) {
        return List.of(
                "-protocol_whitelist",
                "file,crypto",
                "-allowed_extensions",
                "ALL",
                "-extension_picky",
                "0",
                "-i",
                SourceProbe.url(playlist));
    }

    /** Only the last kilobytes of what FFmpeg said are kept: of hundreds of stretches the last are told. */
    static Signal read(String said, boolean sound) {
        var loudness = LOUDNESS.matcher(said);
        var heard = loudness.find() ? Double.parseDouble(loudness.group(1)) : Double.NEGATIVE_INFINITY;
        return new Signal(
                heard > NOTHING_HEARD ? heard : null,
                sound,
                stretches(said, "silence_start: ", "silence_duration: "),
                stretches(said, "freeze_start: ", "freeze_duration: "),
                stretches(said, "black_start:", "black_duration:"));
    }

    private static List<Signal.Stretch> stretches(String said, String start, String length) {
        var found = new ArrayList<Signal.Stretch>();
        var both = Pattern.compile("(" + start + "|" + length + ")" + NUMBER).matcher(said);
        while (both.find()) {
            var value = Double.parseDouble(both.group(2));
            if (both.group(1).equals(start)) {
                found.add(new Signal.Stretch(Math.max(0, value), null));
            } else if (!found.isEmpty()) {
                found.add(new Signal.Stretch(found.removeLast().from(), value));
            }
        }
        return found;
    }
}
