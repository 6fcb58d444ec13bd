package dev.sluice.media;

/** What an asset is prepared for; segment and keyframe spacing follow from it (DESIGN section 5). */
public enum Profile {
    /** Video on demand: 6 s segments, the length players start and buffer best with (Apple HLS authoring 7.5). */
    VOD(6, 2),
    /** Stability on bad networks: 4 s segments. */
    STABILITY(4, 2),
    /** Low delay: 2 s segments, a keyframe every second. */
    LOW_DELAY(2, 1);

    private final int segmentSeconds;
    private final int keyframeSeconds;

    Profile(int segmentSeconds, int keyframeSeconds) {
        this.segmentSeconds = segmentSeconds;
        this.keyframeSeconds = keyframeSeconds;
    }

    /** Target length of a segment in seconds. */
    public int segmentSeconds() {
        return segmentSeconds;
    }

    /** Longest distance between keyframes in seconds; divides the segment length. */
    public int keyframeSeconds() {
        return keyframeSeconds;
    }
}
