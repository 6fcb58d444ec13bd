package dev.sluice.cli;

/** What the exit code of a verb means to a script. */
final class Exit {
    static final int OK = 0;

    /** The job found or met a failure; for {@code invalidate}: not contained. */
    static final int FAILED = 1;

    static final int USAGE = 2;

    /** {@code invalidate}: contained, but not verified. */
    static final int CONTAINED = 3;

    private Exit() {}

    static int of(boolean good) {
        return good ? OK : FAILED;
    }
}
