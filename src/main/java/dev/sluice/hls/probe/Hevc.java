package dev.sluice.hls.probe;

import java.util.Locale;

/** Sequence parameter sets of HEVC (ITU-T H.265 7.3.2.2) and the codec string of ISO/IEC 14496-15 annex E. */
final class Hevc {
    private Hevc() {}

    static boolean isSlice(int nalType) {
        return nalType <= 31;
    }

    static boolean isIdr(int nalType) {
        return nalType == 19 || nalType == 20;
    }

    static Format sps(String name, byte[] nal) {
        var in = new BitReader(nal);
        in.skip(16 + 4);
        var subLayers = (int) in.bits(3);
        in.skip(1);
        var codec = name + profileTierLevel(in);
        subLayers(in, subLayers);
        in.ue();
        var chroma = in.ue();
        if (chroma == 3) {
            in.skip(1);
        }
        long width = in.ue();
        long height = in.ue();
        if (in.flag()) {
            var cropX = chroma == 1 || chroma == 2 ? 2 : 1;
            var cropY = chroma == 1 ? 2 : 1;
            width -= cropX * ((long) in.ue() + in.ue());
            height -= cropY * ((long) in.ue() + in.ue());
        }
        return in.exhausted()
                ? Format.named(codec)
                : new Format(codec, H264.side(width), H264.side(height), 0, 0, 0, false);
    }

    /** The general part of profile_tier_level as the dotted tail of a codec string. */
    static String profileTierLevel(BitReader in) {
        var space = (int) in.bits(2);
        var tier = in.bit();
        var profile = (int) in.bits(5);
        var compatibility = Integer.reverse((int) in.bits(32));
        var constraints = in.bits(24) << 24 | in.bits(24);
        var level = (int) in.bits(8);
        var text = new StringBuilder(".");
        if (space > 0) {
            text.append((char) ('A' + space - 1));
        }
        text.append(profile)
                .append('.')
                .append(Integer.toHexString(compatibility).toUpperCase(Locale.ROOT));
        text.append('.').append(tier == 1 ? 'H' : 'L').append(level);
        for (var shift = 40; shift >= 0 && constraints << (64 - shift - 8) != 0; shift -= 8) {
            text.append('.')
                    .append(Long.toHexString(constraints >> shift & 0xFF).toUpperCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static void subLayers(BitReader in, int count) {
        var bits = 0;
        for (var i = 0; i < count; i++) {
            bits += (in.flag() ? 88 : 0) + (in.flag() ? 8 : 0);
        }
        in.skip(count > 0 ? (8 - count) * 2 + bits : 0);
    }
}
