package dev.sluice.hls.playlist;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tags before a URI have said so far; keys and map stay in force for the segments that follow. */
final class PendingSegment {
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);

    final List<Segment.Part> parts = new ArrayList<>();
    private List<Key> keys = new ArrayList<>();
    private boolean keysOpen;
    private boolean dated;
    private @Nullable Instant date;

    @Nullable
    Double duration;

    int durationLine;
    String title = "";

    @Nullable
    String range;

    boolean discontinuity;
    boolean gap;

    Segment.@Nullable Map map;

    /** Keys between two segments add up (one per KEYFORMAT); the first after a segment replaces those in force. */
    void key(Key key) {
        if (!keysOpen) {
            keys = new ArrayList<>();
            keysOpen = true;
        }
        if (!key.method().equals("NONE")) {
            keys.add(key);
        }
    }

    List<Key> keys() {
        return keys;
    }

    /** Reads an ISO 8601 date with zone; answers false when it is none. */
    boolean date(String text) {
        try {
            date = OffsetDateTime.parse(text, DATE).toInstant();
            dated = true;
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    Segment close(
            long number,
            long discontinuities,
            Line.Uri line,
            String reference,
            String location,
            Segment.@Nullable ByteRange byteRange) {
        var segment = new Segment(
                number,
                discontinuities,
                line.number(),
                durationLine,
                duration,
                title,
                reference,
                location,
                byteRange,
                keys,
                map,
                discontinuity,
                date,
                dated,
                gap,
                parts);
        forget();
        return segment;
    }

    private void forget() {
        date = date == null || duration == null ? date : after(date, duration);
        dated = false;
        keysOpen = false;
        duration = null;
        durationLine = 0;
        title = "";
        range = null;
        discontinuity = false;
        gap = false;
        parts.clear();
    }

    private static @Nullable Instant after(Instant date, double seconds) {
        try {
            return date.plus(Duration.ofNanos((long) (seconds * 1e9)));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
