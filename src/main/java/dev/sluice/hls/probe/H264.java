package dev.sluice.hls.probe;

import java.util.Locale;
import java.util.Set;

/** Sequence parameter sets of H.264 (ITU-T H.264 7.3.2.1 and E.1.1). */
final class H264 {
    private static final Set<Integer> WITH_CHROMA =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private H264() {}

    static boolean isSlice(int nalType) {
        return nalType >= 1 && nalType <= 5;
    }

    static boolean isIdr(int nalType) {
        return nalType == 5;
    }

    /** Reads size, codec string and stated frame rate; {@code nal} begins with the NAL unit header. */
    static Format sps(String name, byte[] nal) {
        var in = new BitReader(nal);
        in.skip(8);
        var profile = (int) in.bits(8);
        var constraints = (int) in.bits(8);
        var level = (int) in.bits(8);
        in.ue();
        var chroma = WITH_CHROMA.contains(profile) ? chroma(in) : 1;
        pictureOrder(in);
        in.ue();
        in.skip(1);
        var width = (in.ue() + 1L) * 16;
        var mapUnits = in.ue() + 1L;
        var framesOnly = in.bit();
        in.skip(framesOnly == 1 ? 1 : 2);
        var height = mapUnits * 16 * (2 - framesOnly);
        if (in.flag()) {
            var cropX = chroma == 1 || chroma == 2 ? 2 : 1;
            var cropY = (chroma == 1 ? 2 : 1) * (2 - framesOnly);
            width -= cropX * ((long) in.ue() + in.ue());
            height -= cropY * ((long) in.ue() + in.ue());
        }
        var rate = in.flag() ? frameRate(in) : 0;
        var codec = String.format(Locale.ROOT, "%s.%02x%02x%02x", name, profile, constraints, level);
        return in.exhausted() ? Format.named(codec) : new Format(codec, side(width), side(height), rate, 0, 0, false);
    }

    static int side(long pixels) {
        return pixels < 0 || pixels > 65_536 ? 0 : (int) pixels;
    }

    private static int chroma(BitReader in) {
        var format = in.ue();
        if (format == 3) {
            in.skip(1);
        }
        in.ue();
        in.ue();
        in.skip(1);
        if (in.flag()) {
            for (var i = 0; i < (format == 3 ? 12 : 8); i++) {
                if (in.flag()) {
                    scalingList(in, i < 6 ? 16 : 64);
                }
            }
        }
        return format;
    }

    private static void scalingList(BitReader in, int size) {
        var next = 8;
        for (var i = 0; i < size && next != 0 && !in.exhausted(); i++) {
            next = (next + in.se()) & 0xFF;
        }
    }

    private static void pictureOrder(BitReader in) {
        in.ue();
        var type = in.ue();
        if (type == 0) {
            in.ue();
        } else if (type == 1) {
            in.skip(1);
            in.se();
            in.se();
            for (var left = in.ue(); left > 0 && !in.exhausted(); left--) {
                in.se();
            }
        }
    }

    private static double frameRate(BitReader in) {
        if (in.flag() && in.bits(8) == 255) {
            in.skip(32);
        }
        if (in.flag()) {
            in.skip(1);
        }
        if (in.flag()) {
            in.skip(4);
            if (in.flag()) {
                in.skip(24);
            }
        }
        if (in.flag()) {
            in.ue();
            in.ue();
        }
        if (!in.flag()) {
            return 0;
        }
        var tick = in.bits(32);
        var scale = in.bits(32);
        return tick == 0 ? 0 : scale / (2.0 * tick);
    }
}
