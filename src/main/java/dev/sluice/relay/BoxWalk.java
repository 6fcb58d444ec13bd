package dev.sluice.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Visits the boxes of fragmented MP4 depth first, for changes in place; stops quietly where sizes make no sense. */
abstract class BoxWalk {
    private static final Set<String> CONTAINERS = Set.of("moov", "moof", "mvex", "traf", "trak", "mdia");
    private static final int DEEPEST = 8;
    /** What readers of a box may look at without checking its size. */
    private static final int READ = 32;

    private static final Set<String> SHORT = Set.of("tfhd", "tfdt");
    private static final int READ_OF_SHORT = 16;

    final ByteBuffer in;
    private final List<Integer> parents = new ArrayList<>();

    BoxWalk(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    abstract void box(String type, int at, int parent);

    void all() {
        walk(0, in.capacity());
    }

    String text(int at) {
        var name = new byte[4];
        in.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    /** The track_ID of a track header, which lies deeper when the times before it are long. */
    int trackOf(int at) {
        return in.getInt(at + (in.get(at + 8) == 1 ? 28 : 20));
    }

    private void walk(int from, int to) {
        var at = from;
        while (to - at >= 8) {
            var size = in.getInt(at);
            if (size < 8 || size > to - at) {
                return;
            }
            visit(text(at + 4), at, size);
            at += size;
        }
    }

    private void visit(String type, int at, int size) {
        if (CONTAINERS.contains(type) && parents.size() < DEEPEST) {
            parents.add(at);
            walk(at + 8, at + size);
            parents.removeLast();
        } else if (size >= (SHORT.contains(type) ? READ_OF_SHORT : READ) && !parents.isEmpty()) {
            box(type, at, parents.getLast());
        }
    }
}
