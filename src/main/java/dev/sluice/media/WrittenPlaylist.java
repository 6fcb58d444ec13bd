package dev.sluice.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A media playlist that FFmpeg wrote, read back to measure it. Knows nothing but the tags FFmpeg writes.
 *
 * @param targetSeconds EXT-X-TARGETDURATION
 * @param segments in playing order
 */
record WrittenPlaylist(int targetSeconds, List<Segment> segments) {
    private static final String TARGET = "#EXT-X-TARGETDURATION:";
    private static final String DURATION = "#EXTINF:";

    /** One segment: its EXTINF in seconds and its file's size. */
    record Segment(String name, double seconds, long bytes) {}

    static WrittenPlaylist read(Path file) throws IOException {
        var target = 1;
        var seconds = 0.0;
        var segments = new ArrayList<Segment>();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith(TARGET)) {
                target = Integer.parseInt(line.substring(TARGET.length()));
            } else if (line.startsWith(DURATION)) {
                seconds = Double.parseDouble(line.substring(DURATION.length(), line.indexOf(',')));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                segments.add(new Segment(line, seconds, Files.size(file.resolveSibling(line))));
            }
        }
        return new WrittenPlaylist(target, segments);
    }

    double seconds() {
        return segments.stream().mapToDouble(Segment::seconds).sum();
    }

    Duration length() {
        return Duration.ofMillis(Math.round(seconds() * 1000));
    }

    /** Bit/s over the whole playlist, the EXT-X-STREAM-INF attribute AVERAGE-BANDWIDTH of this part. */
    long averageBitRate() {
        return rate(segments.stream().mapToLong(Segment::bytes).sum(), seconds());
    }

    /**
     * The peak segment bit rate in bit/s (RFC 8216 section 4.1): the largest of any run of segments that together last
     * between half and one and a half target durations; of the whole playlist when that is shorter.
     */
    long peakBitRate() {
        var peak = 0L;
        for (var from = 0; from < segments.size(); from++) {
            peak = Math.max(peak, peakOfRunsFrom(from));
        }
        return peak == 0 ? averageBitRate() : peak;
    }

    private long peakOfRunsFrom(int from) {
        var peak = 0L;
        var bytes = 0L;
        var seconds = 0.0;
        for (var i = from; i < segments.size(); i++) {
            bytes += segments.get(i).bytes();
            seconds += segments.get(i).seconds();
            if (seconds > targetSeconds * 1.5) {
                break;
            }
            if (seconds >= targetSeconds * 0.5) {
                peak = Math.max(peak, rate(bytes, seconds));
            }
        }
        return peak;
    }

    private static long rate(long bytes, double seconds) {
        return seconds <= 0 ? 0 : (long) Math.ceil(bytes * 8 / seconds);
    }
}
