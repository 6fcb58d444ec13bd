package dev.sluice.telemetry.session;

import java.util.List;

/**
 * Where the time goes until a viewer sees the first picture: before anybody can watch, then in a start. The ordinal is stored;
 * add new ones at the end and into {@link #ORDER}.
 *
 * <p>What a video took before anybody could watch it counts once for each of its viewers who started, so that a cohort's
 * figure is that of the videos it watched.
 */
public enum Stage {
    ENTITLEMENT("entitlement", 150),
    MULTIVARIANT("multivariant playlist", 150),
    MEDIA_PLAYLIST("media playlist", 150),
    INIT("init segment", 80),
    EDGE("edge first byte", 200),
    SEGMENT("first segment", 700),
    PLAYER("player", 100),
    /** As long as the video itself at most. */
    UPLOAD("upload, a minute of video", 60_000),
    /** As long as the video itself at most. */
    PREPARATION("preparation, a minute of video", 60_000),
    MANIFEST("manifest generation", 5_000);

    /** As they happen. */
    public static final List<Stage> ORDER = List.of(
            UPLOAD, PREPARATION, MANIFEST, ENTITLEMENT, MULTIVARIANT, MEDIA_PLAYLIST, INIT, EDGE, SEGMENT, PLAYER);

    private final String words;
    private final int budgetMs;

    Stage(String words, int budgetMs) {
        this.words = words;
        this.budgetMs = budgetMs;
    }

    public String words() {
        return words;
    }

    /** What it may take, p95. */
    public int budgetMs() {
        return budgetMs;
    }

    /** Its place in what is stored. */
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return ordinal();
    }
}
