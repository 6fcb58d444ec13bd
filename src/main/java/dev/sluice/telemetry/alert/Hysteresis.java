package dev.sluice.telemetry.alert;

/** Whether one thing is amiss: changes its mind only after the same has been seen several times in a row. */
final class Hysteresis {
    /** Looks in a row that raise. */
    static final int RAISES = 3;
    /** Looks in a row that clear. */
    static final int CLEARS = 9;
    /** Looks in a row without enough sessions after which nothing can be held against anybody. */
    static final int FORGETS = 90;

    /** What one look saw. */
    enum Look {
        /** Surely beyond the bound. */
        BAD,
        /** Clearly within it. */
        GOOD,
        /** Neither. */
        UNSURE,
        /** Too few sessions to say anything. */
        UNKNOWN
    }

    private boolean raised;
    private Look last = Look.UNSURE;
    private int inARow;

    Hysteresis(boolean raised) {
        this.raised = raised;
    }

    /** Takes one look; answers whether it changed its mind. */
    boolean see(Look look) {
        inARow = look == last ? inARow + 1 : 1;
        last = look;
        boolean changes = raised
                ? (look == Look.GOOD && inARow >= CLEARS) || (look == Look.UNKNOWN && inARow >= FORGETS)
                : look == Look.BAD && inARow >= RAISES;
        raised ^= changes;
        return changes;
    }

    boolean raised() {
        return raised;
    }

    /** Whether nothing is held in memory that a new one would not know. */
    boolean idle() {
        return !raised && last != Look.BAD;
    }
}
