package dev.sluice.hls.probe;

/** Reads a {@code trun} box: the samples of a run. */
final class RunReader {
    /** Samples without a field of their own cannot be counted against the bytes of the box. */
    private static final int MAX_UNIFORM = 100_000;

    private static final int OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int DURATION = 0x100;
    private static final int SIZE = 0x200;
    private static final int FLAGS = 0x400;
    private static final int COMPOSITION = 0x800;

    private final Boxes boxes;
    private final Boxes.Box box;
    private final InitSection.Entry defaults;
    private final int flags;

    RunReader(Boxes boxes, Boxes.Box box, InitSection.Entry defaults) {
        this.boxes = boxes;
        this.box = box;
        this.defaults = defaults;
        this.flags = boxes.int32(box, 0);
    }

    /**
     * Gives each sample to {@code track}; answers where the next run begins.
     *
     * @param base what a data offset counts from
     * @param next where the run begins when it has no offset
     */
    long read(Fragment track, long base, long next) {
        var at = 8 + (has(OFFSET) ? 4 : 0) + (has(FIRST_FLAGS) ? 4 : 0);
        var place = has(OFFSET) ? base + boxes.int32(box, 8) : next;
        var count = Math.min(boxes.uint32(box, 4), room(at));
        for (var i = 0L; i < count; i++) {
            var duration = has(DURATION) ? boxes.uint32(box, at) : defaults.defaultDuration();
            at += has(DURATION) ? 4 : 0;
            var size = has(SIZE) ? boxes.uint32(box, at) : defaults.defaultSize();
            at += has(SIZE) ? 4 : 0;
            var sampleFlags = sampleFlags(i, at);
            at += has(FLAGS) ? 4 : 0;
            var composition = has(COMPOSITION) ? boxes.int32(box, at) : 0;
            at += has(COMPOSITION) ? 4 : 0;
            track.sample(place, size, duration, composition, (sampleFlags & 0x10000) == 0);
            place += size;
        }
        return place;
    }

    private int sampleFlags(long index, int at) {
        if (index == 0 && has(FIRST_FLAGS)) {
            return boxes.int32(box, 8 + (has(OFFSET) ? 4 : 0));
        }
        return has(FLAGS) ? boxes.int32(box, at) : defaults.defaultFlags();
    }

    private long room(int at) {
        var each = 4 * Integer.bitCount(flags & (DURATION | SIZE | FLAGS | COMPOSITION));
        return each == 0 ? MAX_UNIFORM : Math.max(0, box.size() - at) / each;
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
