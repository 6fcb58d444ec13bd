package dev.sluice.hls.playlist;

import org.jspecify.annotations.Nullable;

/** One line of a playlist, exactly as it was written. */
public sealed interface Line {
    /** Line number, from 1. */
    int number();

    /** The characters of the line without its ending (and without a byte order mark). */
    String raw();

    /** How the line ends: {@code "\n"}, {@code "\r\n"}, or empty for a last line without an ending. */
    String ending();

    /** The line without surrounding blanks. */
    default String text() {
        return raw().strip();
    }

    /** Column, from 1, of the first character that is not a blank. */
    default int column() {
        return raw().length() - raw().stripLeading().length() + 1;
    }

    /**
     * A line that begins with {@code #EXT}.
     *
     * @param name the tag without {@code #} and colon, for example {@code EXT-X-KEY}
     * @param value everything after the first colon, blanks trimmed; null when there is no colon
     */
    record Tag(
            int number,
            String raw,
            String ending,
            String name,
            @Nullable String value) implements Line {
        /** Whether RFC 8216bis knows this tag. */
        public boolean known() {
            return TagNames.known(name);
        }

        /** The value, or empty. */
        public String valueOrEmpty() {
            return value == null ? "" : value;
        }

        /** The value read as an attribute list; columns are those of this line. */
        public Attributes attributes() {
            return value == null ? Attributes.NONE : Attributes.parse(value, raw.indexOf(value, name.length()) + 1);
        }
    }

    /** A line that names a segment or a playlist. */
    record Uri(int number, String raw, String ending) implements Line {}

    /** A line that begins with {@code #} and is no tag. */
    record Comment(int number, String raw, String ending) implements Line {}

    /** A line with nothing but blanks. */
    record Blank(int number, String raw, String ending) implements Line {}
}
