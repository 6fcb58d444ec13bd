package dev.sluice.relay;

import java.util.Map;

/** Moves the timestamps of a segment, in place. */
final class Shift {
    private static final int PACKET = 188;
    private static final int SYNC = 0x47;
    private static final long WRAP = 1L << 33;
    private static final int CLOCK = 90_000;

    private Shift() {}

    /** MPEG-TS: PCR (ISO 13818-1, 2.4.3.5) and the PTS and DTS of each PES packet (2.4.3.7). */
    static void ts(byte[] b, double seconds) {
        var ticks = Math.round(seconds * CLOCK);
        for (var at = 0; at + PACKET <= b.length && b[at] == SYNC; at += PACKET) {
            var adapted = (b[at + 3] & 0x20) != 0;
            var field = adapted ? b[at + 4] & 0xff : 0;
            if (field >= 7 && (b[at + 5] & 0x10) != 0) {
                clock(b, at + 6, ticks);
            }
            var payload = at + 4 + (adapted ? 1 + field : 0);
            if ((b[at + 1] & 0x40) != 0 && (b[at + 3] & 0x10) != 0 && payload + 19 <= at + PACKET) {
                pes(b, payload, ticks);
            }
        }
    }

    private static void clock(byte[] b, int at, long ticks) {
        var base = 0L;
        for (var i = 0; i < 4; i++) {
            base = (base << 8) | (b[at + i] & 0xff);
        }
        var moved = Math.floorMod(((base << 1) | ((b[at + 4] >> 7) & 1)) + ticks, WRAP);
        for (var i = 0; i < 4; i++) {
            b[at + i] = (byte) (moved >> (25 - 8 * i));
        }
        b[at + 4] = (byte) ((b[at + 4] & 0x7f) | ((moved & 1) << 7));
    }

    private static void pes(byte[] b, int at, long ticks) {
        var starts = b[at] == 0 && b[at + 1] == 0 && b[at + 2] == 1;
        var stream = b[at + 3] & 0xff;
        if (!starts || stream < 0xbd || stream == 0xbe || stream == 0xbf || (b[at + 6] & 0xc0) != 0x80) {
            return;
        }
        if ((b[at + 7] & 0x80) != 0) {
            stamp(b, at + 9, ticks);
        }
        if ((b[at + 7] & 0x40) != 0) {
            stamp(b, at + 14, ticks);
        }
    }

    /** 33 bits in five bytes with marker bits between. */
    private static void stamp(byte[] b, int at, long ticks) {
        var high = ((b[at] >> 1) & 7L) << 30;
        var middle = ((b[at + 1] & 0xffL) << 22) | ((b[at + 2] & 0xfeL) << 14);
        var low = ((b[at + 3] & 0xffL) << 7) | ((b[at + 4] & 0xfeL) >> 1);
        var moved = Math.floorMod((high | middle | low) + ticks, WRAP);
        b[at] = (byte) ((b[at] & 0xf1) | ((moved >> 29) & 0x0e));
        b[at + 1] = (byte) (moved >> 22);
        b[at + 2] = (byte) ((moved >> 14) | 1);
        b[at + 3] = (byte) (moved >> 7);
        b[at + 4] = (byte) ((moved << 1) | 1);
    }

    /** fMP4: the decode time of each fragment (ISO 14496-12, 8.8.12); {@code timescales} by track. */
    static void mp4(byte[] bytes, double seconds, Map<Integer, Long> timescales) {
        new BoxWalk(bytes) {
            private int track;

            @Override
            void box(String type, int at, int parent) {
                if (type.equals("tfhd")) {
                    track = in.getInt(at + 12);
                } else if (type.equals("tfdt")) {
                    var ticks = Math.round(seconds * timescales.getOrDefault(track, 0L));
                    if (in.get(at + 8) == 1) {
                        in.putLong(at + 12, Math.max(0, in.getLong(at + 12) + ticks));
                    } else {
                        in.putInt(at + 12, (int) Math.max(0, (in.getInt(at + 12) & 0xffff_ffffL) + ticks));
                    }
                }
            }
        }.all();
    }
}
