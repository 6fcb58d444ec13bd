package dev.sluice.telemetry.session;

/**
 * One answer that the player received.
 *
 * @param kind what was fetched
 * @param status HTTP status; 0 when it did not say
 * @param firstByteMs from request to first byte; -1 when it did not say
 * @param lastByteMs from request to last byte; -1 when it did not say
 */
public record Fetch(Kind kind, int status, int firstByteMs, int lastByteMs) {

    long content() {
        return ((kind.place() * 31L + status) * 31 + firstByteMs) * 31 + lastByteMs;
    }

    /** What is fetched on the way to a picture. */
    public enum Kind {
        ENTITLEMENT,
        PLAYLIST,
        INIT,
        SEGMENT,
        OTHER;

        static final Kind[] ALL = values();

        /** Its place in what is stored. */
        @SuppressWarnings("EnumOrdinal")
        int place() {
            return ordinal();
        }
    }
}
