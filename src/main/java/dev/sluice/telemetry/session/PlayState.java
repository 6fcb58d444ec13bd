package dev.sluice.telemetry.session;

import org.jspecify.annotations.Nullable;

/** What a player says it does, CMCD {@code sta}. */
public enum PlayState {
    STARTING('s'),
    PLAYING('p'),
    SEEKING('k'),
    STALLED('r'),
    PAUSED('a'),
    WAITING('w'),
    ENDED('e'),
    FAILED('f'),
    LEFT('q'),
    PRELOADING('d');

    private static final PlayState[] ALL = values();

    private final char letter;

    PlayState(char letter) {
        this.letter = letter;
    }

    /** The state of a token; null for one that is not known. */
    static @Nullable PlayState of(@Nullable String token) {
        if (token == null || token.length() != 1) {
            return null;
        }
        for (PlayState state : ALL) {
            if (state.letter == token.charAt(0)) {
                return state;
            }
        }
        return null;
    }

    static PlayState at(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether nothing follows in the same viewing. */
    boolean last() {
        return this == ENDED || this == FAILED || this == LEFT;
    }

    /** Whether the viewer waits or watches: what counts as watched time. */
    boolean watched() {
        return !last() && this != PAUSED && this != PRELOADING;
    }

    /** Its place in what is stored. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }
}
