package dev.sluice.hls.playlist;

/**
 * Something a reader stumbled over and went on.
 *
 * @param kind what it is
 * @param line line number, from 1; 0 when it concerns the whole playlist
 * @param detail what was seen, in a few words
 */
public record Flaw(Kind kind, int line, String detail) {
    /** Kinds of flaws. */
    public enum Kind {
        /** A value is missing or cannot be read. */
        BAD_VALUE,
        /** A tag that may stand once stands again. */
        REPEATED,
        /** A segment or variant has no URI, or a URI stands without its tag. */
        ORPHAN,
        /** A variable is used and nowhere defined (EXT-X-DEFINE). */
        UNDEFINED_VARIABLE,
        /** A byte range has no offset and nothing to continue from (RFC 8216 4.3.2.2). */
        RANGE_WITHOUT_OFFSET,
        /** Lines that say something follow EXT-X-ENDLIST. */
        AFTER_END
    }
}
