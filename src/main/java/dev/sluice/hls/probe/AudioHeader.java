package dev.sluice.hls.probe;

import org.jspecify.annotations.Nullable;

/**
 * The header of one audio frame.
 *
 * @param length of the frame with its header, in bytes
 * @param samples per channel
 */
record AudioHeader(String codec, int length, int samples, int rate, int channels) {
    /** Framings. */
    enum Kind {
        ADTS,
        MPEG,
        AC3
    }

    private static final int[] AAC_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };
    private static final int[] MPEG_RATES = {44_100, 48_000, 32_000};
    private static final int[] LAYER3_V1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] LAYER3_V2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] LAYER2_V1 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
    private static final int[] AC3_RATES = {48_000, 44_100, 32_000};
    private static final int[] AC3_KBPS = {
        32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640
    };
    private static final int[] AC3_CHANNELS = {2, 1, 2, 3, 3, 4, 4, 5};

    static @Nullable AudioHeader read(Kind kind, byte[] b) {
        return switch (kind) {
            case ADTS -> adts(b);
            case MPEG -> mpeg(b);
            case AC3 -> (b[5] & 0xF8) >> 3 > 10 ? eac3(b) : ac3(b);
        };
    }

    /** What framing begins here; null when none is known. */
    static @Nullable Kind sniff(byte[] b) {
        if (b[0] == 0x0B && b[1] == 0x77) {
            return Kind.AC3;
        }
        if ((b[0] & 0xFF) != 0xFF || (b[1] & 0xE0) != 0xE0) {
            return null;
        }
        return (b[1] & 0xF6) == 0xF0 ? Kind.ADTS : Kind.MPEG;
    }

    static int aacRate(int index) {
        return index < AAC_RATES.length ? AAC_RATES[index] : 0;
    }

    private static @Nullable AudioHeader adts(byte[] b) {
        var rate = aacRate((b[2] & 0x3C) >> 2);
        if ((b[0] & 0xFF) != 0xFF || (b[1] & 0xF6) != 0xF0 || rate == 0) {
            return null;
        }
        var length = (b[3] & 3) << 11 | (b[4] & 0xFF) << 3 | (b[5] & 0xE0) >> 5;
        var channels = (b[2] & 1) << 2 | (b[3] & 0xC0) >> 6;
        var objectType = ((b[2] & 0xC0) >> 6) + 1;
        var samples = ((b[6] & 3) + 1) * 1024;
        return new AudioHeader("mp4a.40." + objectType, length, samples, rate, channels == 7 ? 8 : channels);
    }

    private static @Nullable AudioHeader mpeg(byte[] b) {
        var version = (b[1] & 0x18) >> 3;
        var layer = 4 - ((b[1] & 6) >> 1);
        var kbpsIndex = (b[2] & 0xF0) >> 4;
        var rateIndex = (b[2] & 0x0C) >> 2;
        if ((b[0] & 0xFF) != 0xFF || (b[1] & 0xE0) != 0xE0 || version == 1 || layer == 4 || layer == 1) {
            return null;
        }
        if (kbpsIndex == 0 || kbpsIndex == 15 || rateIndex == 3) {
            return null;
        }
        var v1 = version == 3;
        var rate = MPEG_RATES[rateIndex] >> (v1 ? 0 : (version == 2 ? 1 : 2));
        var kbps = (v1 ? (layer == 2 ? LAYER2_V1 : LAYER3_V1) : LAYER3_V2)[kbpsIndex];
        var samples = layer == 3 && !v1 ? 576 : 1152;
        var length = samples / 8 * kbps * 1000 / rate + ((b[2] & 2) >> 1);
        return new AudioHeader(
                layer == 3 ? "mp4a.40.34" : "mp4a.40.33", length, samples, rate, (b[3] & 0xC0) == 0xC0 ? 1 : 2);
    }

    private static @Nullable AudioHeader ac3(byte[] b) {
        var rateIndex = (b[4] & 0xC0) >> 6;
        var size = b[4] & 0x3F;
        if (b[0] != 0x0B || b[1] != 0x77 || rateIndex == 3 || size >= 38) {
            return null;
        }
        var rate = AC3_RATES[rateIndex];
        var words = AC3_KBPS[size / 2] * 96_000L / rate + (rateIndex == 1 ? size & 1 : 0);
        var mode = (b[6] & 0xE0) >> 5;
        return new AudioHeader("ac-3", (int) words * 2, 1536, rate, AC3_CHANNELS[mode]);
    }

    private static @Nullable AudioHeader eac3(byte[] b) {
        var rateIndex = (b[4] & 0xC0) >> 6;
        if (b[0] != 0x0B || b[1] != 0x77) {
            return null;
        }
        var length = (((b[2] & 7) << 8 | (b[3] & 0xFF)) + 1) * 2;
        var blocks = rateIndex == 3 ? 6 : new int[] {1, 2, 3, 6}[(b[4] & 0x30) >> 4];
        var rate = rateIndex == 3 ? AC3_RATES[Math.min(2, (b[4] & 0x30) >> 4)] / 2 : AC3_RATES[rateIndex];
        var channels = AC3_CHANNELS[(b[4] & 0x0E) >> 1] + (b[4] & 1);
        return new AudioHeader("ec-3", length, blocks * 256, rate, channels);
    }
}
