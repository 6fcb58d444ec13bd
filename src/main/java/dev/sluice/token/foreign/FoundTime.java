package dev.sluice.token.foreign;

import java.time.Instant;

/**
 * A time in a link, with the unit it was found in.
 *
 * @param name the field or claim, as the format calls it
 * @param asFound the number as it stands in the link
 * @param instant what it means in that unit
 */
public record FoundTime(Role role, String name, String asFound, Unit unit, Instant instant) {
    /** What the time says about the link. */
    public enum Role {
        ISSUED,
        STARTS,
        /** No new request is honoured from then on. */
        EXPIRES,
        /** What plays already is cut off then. */
        ENDS
    }

    /** The units that formats count in; a number of twelve digits or more is milliseconds. */
    public enum Unit {
        SECONDS("seconds"),
        MILLISECONDS("milliseconds");

        private static final long FIRST_MILLISECONDS = 100_000_000_000L;

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        static Unit of(long number) {
            return number >= FIRST_MILLISECONDS ? MILLISECONDS : SECONDS;
        }

        Instant instant(long number) {
            return this == SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        }

        public String word() {
            return word;
        }
    }
}
