package dev.sluice.destination;

import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The multivariant playlist over one rendition, from what its segments turned out to be. */
final class Multivariant {
    static final String FILE = "master.m3u8";

    private Multivariant() {}

    /** Reads codecs and size from the newest of {@code segments}, bit rates from all; there must be one. */
    static String text(Path folder, List<Segment> segments) throws IOException {
        var probe = MediaProbe.probe(folder.resolve(segments.getLast().file()), null);
        var codecs = probe.tracks().stream()
                .filter(t -> t.kind() != Track.Kind.OTHER)
                .map(t -> t.format().codec())
                .collect(Collectors.joining(","));
        var attributes = new ArrayList<String>();
        attributes.add("BANDWIDTH=" + peak(folder, segments));
        attributes.add("AVERAGE-BANDWIDTH=" + average(folder, segments));
        attributes.add("CODECS=\"" + codecs + "\"");
        probe.video().ifPresent(video -> {
            attributes.add("RESOLUTION=" + video.format().resolution());
            attributes.add(String.format(Locale.ROOT, "FRAME-RATE=%.3f", fps(video)));
        });
        return "#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-STREAM-INF:"
                + String.join(",", attributes) + "\n" + LiveWindow.MEDIA + "\n";
    }

    /** What a segment holds, for people: {@code 1280x720 at 25 fps with sound at 48.0 kHz}. */
    static String parameters(Path folder, Segment segment) throws IOException {
        var probe = MediaProbe.probe(folder.resolve(segment.file()), null);
        String picture = probe.video()
                .map(v ->
                        String.format(Locale.ROOT, "%s at %.0f fps", v.format().resolution(), fps(v)))
                .orElse("no picture");
        return picture
                + probe.audio()
                        .map(a -> String.format(
                                Locale.ROOT,
                                " with sound at %.1f kHz",
                                a.format().sampleRate() / 1000.0))
                        .orElse(" without sound");
    }

    private static double fps(Track video) {
        return video.frameSeconds() <= 0 ? 0 : 1 / video.frameSeconds();
    }

    private static long peak(Path folder, List<Segment> segments) throws IOException {
        double nominal = segments.stream().mapToDouble(Segment::seconds).max().orElse(0);
        long peak = 0;
        for (Segment s : segments) {
            // A short rest at a break says nothing about the rate (RFC 8216 4.1: runs of half a target and more).
            if (s.seconds() >= nominal / 2) {
                peak = Math.max(peak, (long) Math.ceil(Files.size(folder.resolve(s.file())) * 8 / s.seconds()));
            }
        }
        return peak;
    }

    private static long average(Path folder, List<Segment> segments) throws IOException {
        long bytes = 0;
        double seconds = 0;
        for (Segment s : segments) {
            bytes += Files.size(folder.resolve(s.file()));
            seconds += s.seconds();
        }
        return (long) Math.ceil(bytes * 8 / Math.max(seconds, 0.001));
    }
}
