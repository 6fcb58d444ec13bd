package dev.sluice.destination;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The list of a recording's segments on disk: one line each, appended when the segment's file is in place. */
final class SegmentIndex {
    private static final String FILE = "segments.txt";

    private SegmentIndex() {}

    static void append(Path folder, Segment segment) throws IOException {
        Files.writeString(folder.resolve(FILE), line(segment), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static void write(Path folder, List<Segment> segments) throws IOException {
        var text = new StringBuilder();
        segments.forEach(s -> text.append(line(s)));
        Files.writeString(folder.resolve(FILE), text);
    }

    /** What is listed and there; a line cut off by a death is none. */
    static List<Segment> read(Path folder) throws IOException {
        var segments = new ArrayList<Segment>();
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return segments;
        }
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
            String[] part = line.split(" ", -1);
            if (part.length == 6 && part[5].equals(".")) {
                add(segments, part);
            }
        }
        return segments;
    }

    private static void add(List<Segment> segments, String[] part) {
        try {
            segments.add(new Segment(
                    Long.parseLong(part[0]),
                    Double.parseDouble(part[1]),
                    Instant.parse(part[2]),
                    part[3].equals("gap"),
                    part[4].equals("kept")));
        } catch (NumberFormatException | DateTimeParseException e) {
            org.slf4j.LoggerFactory.getLogger(SegmentIndex.class)
                    .warn("A line of a recording's index is no segment", e);
        }
    }

    private static String line(Segment s) {
        return String.format(
                Locale.ROOT,
                "%d %.5f %s %s %s .%n",
                s.number(),
                s.seconds(),
                s.at(),
                s.gap() ? "gap" : "on",
                s.kept() ? "kept" : "window");
    }
}
