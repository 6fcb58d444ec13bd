package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.session.VarInts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A body of events with where it came from.
 *
 * @param received epoch milliseconds
 * @param source {@code s:} and the handle of a share, or {@code c:} and the id of a collector
 * @param client what the request gives away about the viewer's device and network, and a collector's channel
 * @param bytes as posted
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Body(long received, String source, Traits client, byte[] bytes) {

    /** Begins the source of a viewer whose sid is taken as it is; never one from outside. */
    static final String DEMO = "d:";

    private static final int LEAST_WEIGHT = 512;

    /** What it weighs in a turn: each body is a session to be computed anew, however short it is. */
    int weight() {
        return bytes.length + LEAST_WEIGHT;
    }

    /** The same records in bodies of about {@code most} bytes, cut between lines. */
    List<Body> cut(int most) {
        if (bytes.length <= most) {
            return List.of(this);
        }
        var pieces = new ArrayList<Body>();
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + most);
            while (to < bytes.length && bytes[to - 1] != '\n') {
                to++;
            }
            pieces.add(new Body(received, source, client, Arrays.copyOfRange(bytes, from, to)));
            from = to;
        }
        return pieces;
    }

    /** Many as one blob. */
    static byte[] pack(List<Body> bodies) {
        var out = new VarInts.Writer();
        for (Body body : bodies) {
            out.unsigned(body.received);
            text(out, body.source);
            var words = body.client.words();
            out.unsigned(words.size());
            words.forEach((name, value) -> {
                text(out, name);
                text(out, value);
            });
            out.text(body.bytes);
        }
        return out.bytes();
    }

    static List<Body> unpack(byte[] packed) {
        var in = new VarInts.Reader(packed);
        var bodies = new ArrayList<Body>();
        while (in.more()) {
            long received = in.unsigned();
            String source = text(in);
            var words = new TreeMap<String, String>();
            for (long left = in.unsigned(); left > 0; left--) {
                words.put(text(in), text(in));
            }
            bodies.add(new Body(received, source, Traits.of(words), in.text()));
        }
        return bodies;
    }

    private static void text(VarInts.Writer out, String text) {
        out.text(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(VarInts.Reader in) {
        return new String(in.text(), StandardCharsets.UTF_8);
    }
}
