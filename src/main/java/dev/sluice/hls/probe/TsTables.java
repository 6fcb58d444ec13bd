package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** The program tables of a transport stream (ISO/IEC 13818-1 2.4.4): which PID carries what. */
final class TsTables {
    private static final int MAX_SECTION = 1_024;
    private static final int MAX_PROGRAMS = 16;

    private final Set<Integer> mapPids = new HashSet<>();
    private final byte[] section = new byte[MAX_SECTION];
    private final BiConsumer<Integer, StreamType> found;
    private int have;
    private int collectingPid = -1;
    private boolean mapSeen;

    /** @param found told each elementary stream, with its PID; the same one may be told again */
    TsTables(BiConsumer<Integer, StreamType> found) {
        this.found = found;
    }

    /** What a stream is. */
    record StreamType(int code, int descriptor) {}

    boolean isTable(int pid) {
        return pid == 0 || mapPids.contains(pid);
    }

    /** Whether a program map was read. */
    boolean complete() {
        return mapSeen;
    }

    void feed(int pid, boolean start, ByteBuffer data, int from, int to) {
        var at = from;
        if (start) {
            at = from + 1 + (data.get(from) & 0xFF);
            have = 0;
            collectingPid = pid;
        }
        if (collectingPid != pid) {
            return;
        }
        while (at < to && have < MAX_SECTION) {
            section[have++] = data.get(at++);
        }
        if (have >= 3 && have >= length()) {
            collectingPid = -1;
            read(pid);
        }
    }

    private int length() {
        return 3 + ((section[1] & 0x0F) << 8 | (section[2] & 0xFF));
    }

    private void read(int pid) {
        var end = Math.min(length() - 4, have);
        if (pid == 0 && section[0] == 0) {
            for (var at = 8; at + 4 <= end && mapPids.size() < MAX_PROGRAMS; at += 4) {
                program(at);
            }
        } else if (pid != 0 && section[0] == 2) {
            mapSeen = true;
            var at = 12 + thirteen(10) % 4096;
            while (at + 5 <= end) {
                var info = thirteen(at + 3) % 4096;
                found.accept(thirteen(at + 1), new StreamType(section[at] & 0xFF, descriptor(at + 5, info, end)));
                at += 5 + info;
            }
        }
    }

    private void program(int at) {
        if ((section[at] | section[at + 1]) != 0) {
            mapPids.add(thirteen(at + 2));
        }
    }

    private int thirteen(int at) {
        return (section[at] & 0x1F) << 8 | (section[at + 1] & 0xFF);
    }

    private int descriptor(int at, int length, int end) {
        return length >= 2 && at < end ? section[at] & 0xFF : -1;
    }
}
