package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One track of a fragmented file while its samples are read. */
final class Fragment {
    /** NAL units looked at in one sample before the first slice. */
    private static final int MAX_NALS = 64;

    private final InitSection.Entry entry;
    private final ByteBuffer data;
    private final Flaws flaws;
    private final FrameClock clock;
    private final boolean hevc;
    private long time;
    private boolean told;

    Fragment(InitSection.Entry entry, ByteBuffer data, Flaws flaws) {
        this.entry = entry;
        this.data = data;
        this.flaws = flaws;
        this.clock = new FrameClock(entry.timescale(), 0);
        var family = entry.format().family();
        this.hevc = family.startsWith("h") || family.startsWith("dvh");
    }

    /** @param decodeTime of the first sample that follows (tfdt); null to go on where the last one ended */
    void startAt(@Nullable Long decodeTime) {
        // Beyond 2^53 ticks a time stamp is a lie, and sums could overflow.
        time = decodeTime == null ? time : Math.clamp(decodeTime, 0, 1L << 53);
    }

    void sample(long place, long size, long duration, int composition, boolean sync) {
        var step = clock.frame(time + composition, time, duration);
        if (Math.abs(step) > 1) {
            flaws.add(Probe.Flaw.Kind.TIMESTAMP_JUMP, Math.max(0, place), "decode time jumps by " + step + " s");
        }
        clock.bytes(size);
        if (place < 0 || size > data.limit() - place) {
            cut(place, size);
        } else if (entry.kind() == Track.Kind.VIDEO) {
            picture((int) place, (int) size, time + composition, sync);
        }
        time += duration;
    }

    private void cut(long place, long size) {
        if (!told) {
            told = true;
            flaws.add(
                    Probe.Flaw.Kind.TRUNCATED,
                    Math.clamp(place, 0, data.limit()),
                    "a sample of " + size + " bytes reaches beyond the end");
        }
    }

    private void picture(int place, int size, long pts, boolean sync) {
        if (entry.nalLength() == 0) {
            clock.picture(sync ? 1 : 0, sync, pts);
            return;
        }
        var slice = firstSlice(place, place + size);
        if (slice >= 0) {
            clock.picture(slice, hevc ? Hevc.isIdr(slice) : H264.isIdr(slice), pts);
        }
    }

    private int firstSlice(int from, int end) {
        var at = (long) from;
        for (var i = 0; i < MAX_NALS && at + entry.nalLength() < end; i++) {
            var length = 0L;
            for (var b = 0; b < entry.nalLength(); b++) {
                length = length << 8 | (data.get((int) at + b) & 0xFF);
            }
            at += entry.nalLength();
            var head = data.get((int) at) & 0xFF;
            var type = hevc ? head >> 1 & 0x3F : head & 0x1F;
            if (hevc ? Hevc.isSlice(type) : H264.isSlice(type)) {
                return type;
            }
            at += length;
        }
        return -1;
    }

    Track track() {
        return clock.track(
                entry.id(), entry.kind(), entry.format(), entry.format().frameRate());
    }
}
