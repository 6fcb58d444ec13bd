package dev.sluice.relay;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes everything but H.264 out of an MPEG transport stream (ISO 13818-1): other streams leave the program map, and their
 * packets go, for demuxers find streams that no map names.
 */
final class SilentTs {
    private static final int PACKET = 188;
    private static final int SYNC = 0x47;
    private static final int H264 = 0x1b;

    private final Set<Integer> maps = new HashSet<>();
    private final Set<Integer> hidden = new HashSet<>();

    /** What is left of one segment; what is learnt from its tables serves for those that lack them. */
    byte[] segment(byte[] bytes) {
        var out = bytes.clone();
        var to = 0;
        for (var at = 0; at + PACKET <= out.length && out[at] == SYNC; at += PACKET) {
            readTables(out, at);
            if (!hidden.contains(number(out, at + 1, 0x1f))) {
                System.arraycopy(out, at, out, to, PACKET);
                to += PACKET;
            }
        }
        return Arrays.copyOf(out, to);
    }

    private void readTables(byte[] b, int at) {
        var pid = number(b, at + 1, 0x1f);
        if ((pid == 0 || maps.contains(pid)) && (b[at + 1] & 0x40) != 0) {
            table(b, pid, at + PACKET, payload(b, at));
        }
    }

    private static int payload(byte[] b, int at) {
        var start = at + 4 + ((b[at + 3] & 0x20) != 0 ? 1 + (b[at + 4] & 0xff) : 0);
        return start < at + PACKET ? start + 1 + (b[start] & 0xff) : at + PACKET;
    }

    /** A table that goes on in the next packet is left alone: program maps with two streams never do. */
    private void table(byte[] b, int pid, int packetEnd, int section) {
        if (section + 12 > packetEnd) {
            return;
        }
        var end = section + 3 + number(b, section + 1, 0x0f);
        if (end > packetEnd || end < section + 16) {
            return;
        }
        if (pid == 0 && b[section] == 0) {
            for (var i = section + 8; i + 8 <= end; i += 4) {
                maps.add(number(b, i + 2, 0x1f));
            }
        } else if (b[section] == 2) {
            map(b, section, end);
        }
    }

    private void map(byte[] b, int section, int end) {
        var from = section + 12 + number(b, section + 10, 0x0f);
        if (from > end - 4) {
            return;
        }
        var to = from;
        while (from + 5 <= end - 4) {
            var length = Math.min(5 + number(b, from + 3, 0x0f), end - 4 - from);
            if ((b[from] & 0xff) == H264) {
                System.arraycopy(b, from, b, to, length);
                to += length;
            } else {
                hidden.add(number(b, from + 1, 0x1f));
            }
            from += length;
        }
        close(b, section, to, end);
    }

    private static void close(byte[] b, int section, int to, int end) {
        var length = to + 4 - section - 3;
        b[section + 1] = (byte) ((b[section + 1] & 0xf0) | (length >> 8));
        b[section + 2] = (byte) length;
        var crc = crc(b, section, to);
        for (var i = 0; i < 4; i++) {
            b[to + i] = (byte) (crc >>> (24 - 8 * i));
        }
        Arrays.fill(b, to + 4, Math.max(to + 4, end), (byte) 0xff);
    }

    private static int number(byte[] b, int at, int mask) {
        return ((b[at] & mask) << 8) | (b[at + 1] & 0xff);
    }

    /** CRC-32/MPEG-2: not reflected, no final inversion, which java.util.zip does not have. */
    private static int crc(byte[] b, int from, int to) {
        var crc = -1;
        for (var i = from; i < to; i++) {
            crc ^= b[i] << 24;
            for (var bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
            }
        }
        return crc;
    }
}
