package dev.sluice.media;

import java.util.Locale;

/**
 * One rung of a ladder.
 *
 * @param width even number of pixels
 * @param height even number of pixels
 * @param fps frames per second
 * @param videoBitRate target for the encoder in bit/s; what was reached is measured afterwards
 */
public record Rendition(int width, int height, double fps, int videoBitRate) {

    /** Folder of this rendition inside the asset, from its short side: {@code v720}. */
    public String folder() {
        return "v" + Math.min(width, height);
    }

    /** The lowest H.264 level that carries this size and rate (H.264 table A-1), for example {@code 3.1}. */
    String level() {
        var macroblocks = ((width + 15) / 16) * ((height + 15) / 16);
        for (var level : Level.values()) {
            if (macroblocks <= level.frameSize && macroblocks * fps <= level.rate) {
                return level.text();
            }
        }
        return Level.L5_2.text();
    }

    String fpsText() {
        return String.format(Locale.ROOT, "%.3f", fps);
    }

    /** Macroblocks a frame and a second. Bit rates of our ladder stay below each level's limit. */
    private enum Level {
        L1_3(396, 11_880),
        L2_1(792, 19_800),
        L3_0(1_620, 40_500),
        L3_1(3_600, 108_000),
        L3_2(5_120, 216_000),
        L4_0(8_192, 245_760),
        L4_2(8_704, 522_240),
        L5_2(36_864, 2_073_600);

        private final int frameSize;
        private final int rate;

        Level(int frameSize, int rate) {
            this.frameSize = frameSize;
            this.rate = rate;
        }

        String text() {
            return name().substring(1).replace('_', '.');
        }
    }
}
