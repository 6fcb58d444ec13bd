package dev.sluice.telemetry.session;

/** Where the time to the first picture goes, in the order of a start. */
public enum Stage {
    ENTITLEMENT("entitlement", 150),
    MULTIVARIANT("multivariant playlist", 150),
    MEDIA_PLAYLIST("media playlist", 150),
    INIT("init segment", 80),
    EDGE("edge first byte", 200),
    SEGMENT("first segment", 700),
    PLAYER("player", 100);

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
