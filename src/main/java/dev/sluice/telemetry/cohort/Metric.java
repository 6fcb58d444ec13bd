package dev.sluice.telemetry.cohort;

/** What is counted exactly. The ordinal is stored; add new ones at the end. */
public enum Metric {
    ATTEMPTS,
    STARTED,
    FAILED_TO_START,
    REFUSED,
    LEFT_BEFORE_START,
    /** Of those, within a second. */
    LEFT_AT_ONCE,
    STALLS,
    STALLED_MS,
    WATCHED_MS,
    STALLED_SESSIONS,
    FAILED,
    STOPPED,
    /** Of those, because the link or its token ended while it was watched. */
    EXPIRED_IN_USE,
    QUARTER,
    HALF,
    THREE_QUARTERS,
    NEARLY_ALL,
    CONVERTED,
    /** Startup of more than three seconds. */
    SLOW_STARTS,
    SLOW_CONVERTED,
    NOT_REPORTED;

    public static final int COUNT = values().length;

    /** Its place in what is stored. */
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return ordinal();
    }
}
