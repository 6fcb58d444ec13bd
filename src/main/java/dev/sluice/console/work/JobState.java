package dev.sluice.console.work;

/** The life of a {@link Job}. */
public enum JobState {
    READY,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen. */
    public boolean ended() {
        return compareTo(RUNNING) > 0;
    }
}
