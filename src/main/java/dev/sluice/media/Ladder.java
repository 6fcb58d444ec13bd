package dev.sluice.media;

import java.util.ArrayList;
import java.util.List;

/**
 * The renditions an asset is prepared in, largest first, and their common rhythm.
 *
 * @param profile spacing of segments and keyframes
 * @param renditions one to four, none larger than the source
 */
public record Ladder(Profile profile, List<Rendition> renditions) {
    /** Short sides people know by name; no rung exceeds 1080, which viewers of links do not miss. */
    private static final List<Integer> SHORT_SIDES = List.of(1080, 720, 480, 360, 240, 144);

    /** Neighbours closer than this look alike and only cost encoding time. */
    private static final double STEP = 0.75;

    private static final int SMALLEST = 144;
    private static final int MOST_RUNGS = 4;
    private static final int RUNGS_UP_TO_720 = 3;
    private static final double FPS_AT_MOST = 60;

    private static final double REFERENCE_PIXELS = 1280 * 720;
    private static final double REFERENCE_BIT_RATE = 2_800_000;

    public Ladder {
        renditions = List.copyOf(renditions);
    }

    /** The ladder for a source: from its own size (at most 1080) downwards, never up. */
    public static Ladder of(Source.Video source, Profile profile) {
        var top = Math.min(SHORT_SIDES.getFirst(), source.shortSide());
        var rungs = new ArrayList<Rendition>(List.of(rung(source, top)));
        var last = top;
        for (var side : SHORT_SIDES) {
            if (side <= last * STEP && side >= SMALLEST && rungs.size() < rungsFor(top)) {
                rungs.add(rung(source, side));
                last = side;
            }
        }
        return new Ladder(profile, rungs);
    }

    private static int rungsFor(int top) {
        return top > 720 ? MOST_RUNGS : RUNGS_UP_TO_720;
    }

    private static Rendition rung(Source.Video source, int shortSide) {
        var scale = (double) shortSide / source.shortSide();
        var width = even(source.width() * scale, source.width());
        var height = even(source.height() * scale, source.height());
        var fps = Math.min(FPS_AT_MOST, source.fps());
        return new Rendition(width, height, fps, bitRate((long) width * height, fps));
    }

    /** H.264 with 4:2:0 colour needs even sides; openh264 refuses fewer than 16 pixels. */
    private static int even(double side, int atMost) {
        return Math.max(16, 2 * (int) Math.min(Math.round(side / 2), atMost / 2));
    }

    /** 2.8 Mbit/s for 720p30, growing slower than the picture as eyes do: about 5.4 for 1080p30, 0.9 for 360p30. */
    private static int bitRate(long pixels, double fps) {
        var bySize = REFERENCE_BIT_RATE * Math.pow(pixels / REFERENCE_PIXELS, 0.8);
        return (int) Math.round(Math.max(120_000, bySize * Math.max(0.8, Math.sqrt(fps / 30))));
    }
}
