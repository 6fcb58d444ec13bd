package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks the boxes of an ISO base media file (ISO/IEC 14496-12 4.2). */
final class Boxes {
    /** Boxes walked at most on one level. */
    private static final int MAX = 100_000;

    private final ByteBuffer data;
    private final Flaws flaws;

    Boxes(ByteBuffer data, Flaws flaws) {
        this.data = data;
        this.flaws = flaws;
    }

    /**
     * One box.
     *
     * @param start of its header
     * @param body first byte after the header
     * @param end first byte after the box
     */
    record Box(String type, int start, int body, int end) {
        int size() {
            return end - body;
        }
    }

    void each(int from, int to, Consumer<Box> visitor) {
        var at = from;
        for (var i = 0; at < to && i < MAX; i++) {
            var box = next(at, to);
            if (box == null) {
                return;
            }
            visitor.accept(box);
            at = box.end();
        }
    }

    @Nullable
    Box child(Box parent, String type) {
        return child(parent.body(), parent.end(), type);
    }

    @Nullable
    Box child(int from, int to, String type) {
        var at = from;
        for (var i = 0; at < to && i < MAX; i++) {
            var box = next(at, to);
            if (box == null || box.type().equals(type)) {
                return box;
            }
            at = box.end();
        }
        return null;
    }

    private @Nullable Box next(int at, int to) {
        if (to - at < 8) {
            flaws.add(Probe.Flaw.Kind.TRUNCATED, at, "the data ends inside a box header");
            return null;
        }
        var type = type(at + 4);
        var size = data.getInt(at) & 0xFFFFFFFFL;
        var header = 8;
        if (size == 1 && to - at >= 16) {
            size = data.getLong(at + 8);
            header = 16;
        } else if (size == 0) {
            size = (long) to - at;
        }
        if (size < header) {
            flaws.add(Probe.Flaw.Kind.MALFORMED, at, "box " + type + " of " + size + " bytes");
            return null;
        }
        if (size > to - at) {
            flaws.add(
                    Probe.Flaw.Kind.TRUNCATED,
                    at,
                    "box " + type + " wants " + size + " bytes, " + (to - at) + " are there");
        }
        return new Box(type, at, at + header, (int) Math.min(to, at + size));
    }

    String type(int at) {
        var name = new byte[4];
        data.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** A number of the box, 0 where the box is too short for it. */
    int int32(Box box, int offset) {
        return offset >= 0 && offset <= box.size() - 4 ? data.getInt(box.body() + offset) : 0;
    }

    long uint32(Box box, int offset) {
        return int32(box, offset) & 0xFFFFFFFFL;
    }

    long int64(Box box, int offset) {
        return offset >= 0 && offset <= box.size() - 8 ? data.getLong(box.body() + offset) : 0;
    }

    int uint16(Box box, int offset) {
        return offset >= 0 && offset <= box.size() - 2 ? data.getShort(box.body() + offset) & 0xFFFF : 0;
    }

    int uint8(Box box, int offset) {
        return offset >= 0 && offset < box.size() ? data.get(box.body() + offset) & 0xFF : 0;
    }

    byte[] bytes(Box box, int offset, int length) {
        var from = Math.clamp(box.body() + (long) offset, box.body(), box.end());
        var bytes = new byte[Math.clamp(length, 0, box.end() - from)];
        data.get(from, bytes);
        return bytes;
    }
}
