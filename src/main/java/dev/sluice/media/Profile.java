package dev.sluice.media;

/**
 * What an asset is prepared for; the rhythm of segments and keyframes follows from it (DESIGN section 5).
 *
 * @param segmentSeconds target length of a segment
 * @param keyframeSeconds longest distance between keyframes; divides the segment length
 * @param container what segments are
 */
public record Profile(double segmentSeconds, double keyframeSeconds, Container container) {
    /** Video on demand: 6 s segments, the length players start and buffer best with (Apple HLS authoring 7.5). */
    public static final Profile VOD = new Profile(6, 2, Container.FMP4);
    /** Stability on bad networks: 4 s segments. */
    public static final Profile STABILITY = new Profile(4, 2, Container.FMP4);
    /** Low delay: 2 s segments, a keyframe every second. */
    public static final Profile LOW_DELAY = new Profile(2, 1, Container.FMP4);

    /** The same in another container. */
    public Profile in(Container other) {
        return new Profile(segmentSeconds, keyframeSeconds, other);
    }

    /** Segments of this length, keyframes at most so far apart that a whole number of them makes a segment. */
    public static Profile of(double segmentSeconds, double longestKeyframeGap, Container container) {
        return new Profile(segmentSeconds, segmentSeconds / Math.ceil(segmentSeconds / longestKeyframeGap), container);
    }

    /** What segments are. */
    public enum Container {
        /** Fragmented MP4, the sound in a playlist of its own. */
        FMP4(".m4s"),
        /** MPEG transport stream with the sound in each rendition, for players of the past. */
        MPEG_TS(".ts");

        private final String extension;

        Container(String extension) {
            this.extension = extension;
        }

        /** The end of a segment's name. */
        String extension() {
            return extension;
        }
    }
}
