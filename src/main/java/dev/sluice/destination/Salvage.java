package dev.sluice.destination;

import dev.sluice.media.live.Piece;
import dev.sluice.media.live.Splitter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Closes what a death left open: the last segment ends where its last whole picture ends, and counts. */
final class Salvage {
    static final String PART = ".part";
    static final String GAP_PART = ".gap" + PART;
    private static final double CLOCK = 90_000;

    private Salvage() {}

    /** The segments of a folder, the unfinished one among them where it holds a picture. */
    static List<Segment> recover(Path folder) throws IOException {
        var segments = new ArrayList<>(SegmentIndex.read(folder));
        try (Stream<Path> all = Files.list(folder)) {
            for (Path part :
                    all.filter(f -> f.toString().endsWith(PART)).sorted().toList()) {
                close(folder, part, segments);
            }
        }
        try (Stream<Path> all = Files.list(folder)) {
            // In place, but its line did not come to be: the line is written again from the file.
            for (Path file :
                    all.filter(f -> f.toString().endsWith(".ts")).sorted().toList()) {
                if (segments.stream()
                        .noneMatch(s -> s.file().equals(file.getFileName().toString()))) {
                    list(folder, file, false, segments);
                }
            }
        }
        return segments;
    }

    private static void close(Path folder, Path part, List<Segment> segments) throws IOException {
        String name = part.getFileName().toString();
        boolean gap = name.endsWith(GAP_PART);
        Path file = folder.resolve(name.substring(0, name.length() - (gap ? GAP_PART : PART).length()));
        long whole = extent(part).end;
        if (whole <= 0) {
            Files.delete(part);
            return;
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        list(folder, file, gap, segments);
    }

    private static void list(Path folder, Path file, boolean gap, List<Segment> segments) throws IOException {
        var extent = extent(file);
        String name = file.getFileName().toString();
        if (extent.seconds() <= 0 || !name.matches("s\\d{6,12}\\.ts")) {
            return;
        }
        long number = Long.parseLong(name.substring(1, name.length() - 3));
        var length = Duration.ofNanos(Math.round(extent.seconds() * 1e9));
        Instant at = gap || segments.isEmpty()
                ? Files.getLastModifiedTime(file).toInstant().minus(length)
                : segments.getLast()
                        .at()
                        .plusNanos(Math.round(segments.getLast().seconds() * 1e9));
        var segment = new Segment(number, extent.seconds(), at, gap, true);
        SegmentIndex.append(folder, segment);
        segments.add(segment);
    }

    private static Extent extent(Path file) throws IOException {
        var extent = new Extent();
        var splitter = new Splitter(extent::see);
        var chunk = new byte[188 * 700];
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                splitter.feed(chunk, n);
            }
        }
        return extent;
    }

    /** Where the pictures of a file end. The last one that begins may be cut off, so it ends before that. */
    private static final class Extent {
        private long bytes;
        private long first = -1;
        private long last = -1;
        private int pictures;
        private long end;

        void see(Piece piece) {
            if (piece.pictures() > 0) {
                first = first < 0 ? piece.first() : first;
                last = Math.max(last, piece.last());
                pictures += piece.pictures();
                end = bytes + piece.lastAt();
            }
            bytes += piece.bytes().length;
        }

        double seconds() {
            double frame = pictures < 2 ? 0 : (last - first) / (pictures - 1.0);
            return Math.max(0, (last - first + frame) / CLOCK);
        }
    }
}
