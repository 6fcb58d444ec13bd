package dev.sluice.telemetry.cmcd;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;

/** Reads CMCD in its three shapes: query argument, headers, body of events. Safe for use from any thread. */
public final class CmcdReader {
    /** Bytes of one record; longer ones are not read. */
    public static final int LONGEST_RECORD = 8192;
    /** Newest version that is understood. */
    public static final long NEWEST = 2;

    private CmcdReader() {}

    /**
     * One record.
     *
     * @throws Malformed when it is too long or no structured field
     */
    public static Cmcd record(byte[] bytes, int from, int to) throws Malformed {
        if (to - from > LONGEST_RECORD) {
            throw new Malformed("record too long");
        }
        var record = new Cmcd();
        new FieldReader(bytes, from, to).into(record);
        return record;
    }

    /**
     * The value of the query argument {@code CMCD}, still percent-encoded.
     *
     * @throws Malformed as for {@link #record}
     */
    public static Cmcd query(String encoded) throws Malformed {
        if (encoded.length() > 3 * LONGEST_RECORD) {
            throw new Malformed("record too long");
        }
        try {
            // A plus is a plus here, not a space.
            String text = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return record(bytes, 0, bytes.length);
        } catch (IllegalArgumentException e) {
            throw new Malformed("bad percent-encoding");
        }
    }

    /**
     * The values of the four headers, in any order.
     *
     * @throws Malformed as for {@link #record}
     */
    public static Cmcd headers(Collection<String> values) throws Malformed {
        byte[] bytes = String.join(",", values).getBytes(StandardCharsets.UTF_8);
        return record(bytes, 0, bytes.length);
    }

    /** Every record of a body of events: the readable ones to {@code good}, what is wrong with others to {@code bad}. */
    public static void body(byte[] bytes, int from, int to, Consumer<Cmcd> good, Consumer<String> bad) {
        int start = from;
        while (start < to) {
            int end = start;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
            if (last > start) {
                one(bytes, start, last, good, bad);
            }
            start = end + 1;
        }
    }

    private static void one(byte[] bytes, int from, int to, Consumer<Cmcd> good, Consumer<String> bad) {
        try {
            var record = record(bytes, from, to);
            Long version = record.integer("v");
            if (version != null && version > NEWEST) {
                bad.accept("version too new");
            } else {
                good.accept(record);
            }
        } catch (Malformed e) {
            bad.accept(java.util.Objects.requireNonNull(e.getMessage()));
        }
    }
}
