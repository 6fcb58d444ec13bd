package dev.sluice.relay;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Hides all tracks but the picture from fragmented MP4, without moving a byte: boxes of other tracks become {@code free}
 * boxes (ISO 14496-12, 8.1.2), which every reader skips, so offsets stay true.
 */
final class SilentMp4 {
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);

    private final Set<Integer> hidden = new HashSet<>();

    /** Learns which tracks are no picture from the initialisation segment, and hides them there. */
    byte[] init(byte[] bytes) {
        new BoxWalk(bytes) {
            private int track;

            @Override
            void box(String type, int at, int parent) {
                if (type.equals("tkhd")) {
                    track = trackOf(at);
                } else if (type.equals("hdlr") && !text(at + 16).equals("vide")) {
                    hidden.add(track);
                }
            }
        }.all();
        return segment(bytes);
    }

    /** Hides those tracks. */
    byte[] segment(byte[] bytes) {
        var out = bytes.clone();
        new BoxWalk(out) {
            @Override
            void box(String type, int at, int parent) {
                if (type.equals("trex") && hidden.contains(in.getInt(at + 12))) {
                    in.put(at + 4, FREE);
                } else if (type.equals("tfhd") && hidden.contains(in.getInt(at + 12))) {
                    in.put(parent + 4, FREE);
                } else if (type.equals("tkhd") && hidden.contains(trackOf(at))) {
                    in.put(parent + 4, FREE);
                }
            }
        }.all();
        return out;
    }
}
