package dev.sluice.console.preview;

import org.jspecify.annotations.Nullable;

/**
 * What somebody chose in the pickers.
 *
 * @param variant index in the multivariant playlist; null leaves it to the relay
 * @param language name of a sound rendition; null leaves it to the playlist
 * @param from where to begin, in seconds
 * @param paused whether it waits after the first picture
 */
record Choice(@Nullable Integer variant, @Nullable String language, double from, boolean paused) {
    /** Nothing was chosen. */
    static final Choice NONE = new Choice(null, null, 0, false);

    Choice variant(int index, double position, boolean wait) {
        return new Choice(index, language, position, wait);
    }

    Choice language(String name, double position, boolean wait) {
        return new Choice(variant, name, position, wait);
    }

    Choice from(double position) {
        return new Choice(variant, language, position, false);
    }
}
