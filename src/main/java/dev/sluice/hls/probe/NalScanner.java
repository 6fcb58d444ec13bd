package dev.sluice.hls.probe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Looks at the head of each picture of an Annex B stream, up to its first slice, and keeps the parameter set it meets. */
final class NalScanner {
    /** Longer parameter sets are cut. */
    private static final int MAX_SPS = 1_024;

    /** Bytes looked at before a picture is given up: a head this long holds no slice any more. */
    private static final int MAX_HEAD = 1 << 20;

    private final boolean hevc;
    private final ByteArrayOutputStream collecting = new ByteArrayOutputStream();
    private @Nullable Format format;
    private boolean wanting;
    private boolean inSps;
    private int zeros;
    private boolean atHeader;
    private int looked;

    NalScanner(boolean hevc) {
        this.hevc = hevc;
    }

    /** A new picture begins. */
    void start() {
        wanting = true;
        inSps = false;
        atHeader = false;
        zeros = 0;
        looked = 0;
    }

    @Nullable
    Format format() {
        return format;
    }

    /** Goes on reading; answers the NAL unit type of the first slice when it is reached, else -1. */
    int feed(ByteBuffer data, int from, int to) {
        if (!wanting) {
            return -1;
        }
        for (var at = from; at < to; at++) {
            var b = data.get(at) & 0xFF;
            if (atHeader) {
                var slice = header(b);
                if (slice >= 0) {
                    wanting = false;
                    return slice;
                }
            } else if (b == 1 && zeros >= 2) {
                startCode();
                continue;
            }
            if (inSps && collecting.size() < MAX_SPS) {
                collecting.write(b);
            }
            zeros = b == 0 ? zeros + 1 : 0;
        }
        looked += to - from;
        wanting = looked < MAX_HEAD;
        return -1;
    }

    private void startCode() {
        if (inSps) {
            var sps = collecting.toByteArray();
            format = hevc ? Hevc.sps("hvc1", sps) : H264.sps("avc1", sps);
            inSps = false;
        }
        atHeader = true;
        zeros = 0;
    }

    private int header(int b) {
        atHeader = false;
        var type = hevc ? (b >> 1) & 0x3F : b & 0x1F;
        inSps = format == null && type == (hevc ? 33 : 7);
        collecting.reset();
        return (hevc ? Hevc.isSlice(type) : H264.isSlice(type)) ? type : -1;
    }
}
