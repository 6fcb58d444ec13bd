package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One field of the client matrix.
 *
 * @param words what was seen, for example {@code HTTP 403} or {@code no key}
 */
public record Cell(Mark mark, String words) {
    /** What a request pattern can show. */
    public enum Mark {
        @JsonProperty("arrives")
        ARRIVES,
        @JsonProperty("lost")
        LOST,
        /** This client, or this video, has no need of it. */
        @JsonProperty("not-needed")
        NOT_NEEDED,
        @JsonProperty("not-measured")
        NOT_MEASURED
    }

    static final Cell NOT_REACHED = notMeasured("not measured");

    static Cell notNeeded(String words) {
        return new Cell(Mark.NOT_NEEDED, words);
    }

    static Cell notMeasured(String why) {
        return new Cell(Mark.NOT_MEASURED, why);
    }

    static Cell of(boolean arrives, String words) {
        return new Cell(arrives ? Mark.ARRIVES : Mark.LOST, words);
    }
}
