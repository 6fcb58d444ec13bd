package dev.sluice.media.live;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts the MPEG-TS of our own children at pictures that stand alone. Knows the numbers that FFmpeg's muxer gives when the
 * picture is mapped first; foreign streams are not its business. Not thread-safe.
 */
public final class Splitter {
    private static final int PACKET = 188;
    private static final int PMT = 0x1000;
    private static final int RESERVED = 0x1f;
    private static final int VIDEO = 0x100;
    private static final long TURN = 1L << 33;

    private final Consumer<Piece> pieces;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
    private final byte[] packet = new byte[PACKET];
    private int have;
    private int tablesAt = -1;
    private boolean key;
    private int pictures;
    private int lastAt = -1;
    private long first = -1;
    private long last = -1;
    private long clock = -1;

    /** Hands pieces over on the feeding thread. */
    public Splitter(Consumer<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Takes bytes as they come; whatever is whole is handed over before this returns. */
    public void feed(byte[] bytes, int length) {
        for (int at = 0; at < length; ) {
            int taken = Math.min(PACKET - have, length - at);
            System.arraycopy(bytes, at, packet, have, taken);
            have += taken;
            at += taken;
            if (have == PACKET) {
                have = 0;
                take();
            }
        }
        hand(tablesAt < 0 ? body.size() : tablesAt);
    }

    private void take() {
        int pid = ((packet[1] & 0x1f) << 8) | (packet[2] & 0xff);
        if (pid <= RESERVED || pid == PMT) {
            tablesAt = tablesAt < 0 ? body.size() : tablesAt;
        } else {
            boolean begins = pid == VIDEO && (packet[1] & 0x40) != 0;
            if (begins && standsAlone()) {
                hand(tablesAt < 0 ? body.size() : tablesAt);
                key = true;
            }
            tablesAt = -1;
            if (begins) {
                picture();
            }
        }
        body.write(packet, 0, PACKET);
    }

    private void picture() {
        pictures++;
        lastAt = body.size();
        long pts = unwrapped(pts());
        if (pts >= 0) {
            first = first < 0 ? pts : first;
            last = Math.max(last, pts);
        }
    }

    /** Hands over what stands before {@code end}; tables that wait for their picture stay. */
    private void hand(int end) {
        if (end == 0) {
            return;
        }
        byte[] all = body.toByteArray();
        body.reset();
        body.write(all, end, all.length - end);
        tablesAt = tablesAt < 0 ? -1 : tablesAt - end;
        byte[] out = end == all.length ? all : Arrays.copyOf(all, end);
        pieces.accept(new Piece(out, key, pictures, first, last, lastAt, System.nanoTime()));
        key = false;
        pictures = 0;
        first = -1;
        last = -1;
        lastAt = -1;
    }

    /** The random access indicator of the adaptation field. */
    private boolean standsAlone() {
        return (packet[3] & 0x20) != 0 && packet[4] != 0 && (packet[5] & 0x40) != 0;
    }

    /** Presentation time of the PES header that begins in this packet; -1 where it has none. */
    private long pts() {
        int at = 4 + ((packet[3] & 0x20) != 0 ? 1 + (packet[4] & 0xff) : 0);
        if (at + 14 > PACKET || packet[at] != 0 || packet[at + 2] != 1 || (packet[at + 7] & 0x80) == 0) {
            return -1;
        }
        return ((packet[at + 9] & 0x0eL) << 29)
                | ((packet[at + 10] & 0xffL) << 22)
                | ((packet[at + 11] & 0xfeL) << 14)
                | ((packet[at + 12] & 0xffL) << 7)
                | ((packet[at + 13] & 0xfeL) >> 1);
    }

    /** The 33-bit clock turns over after 26.5 hours and goes on counting here. */
    private long unwrapped(long pts) {
        if (pts < 0) {
            return -1;
        }
        if (clock < 0) {
            clock = pts;
            return pts;
        }
        long near = pts + (clock / TURN) * TURN;
        if (near < clock - TURN / 2) {
            near += TURN;
        } else if (near > clock + TURN / 2 && near >= TURN) {
            near -= TURN;
        }
        clock = near;
        return near;
    }
}
