package dev.sluice.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen and heard, measured by decoding: a file may be faultless and show nothing.
 *
 * @param loudness of the whole sound in LUFS (EBU R 128); null where there is no sound, or nothing but silence
 * @param sound whether there is a sound track
 * @param silent stretches without sound
 * @param frozen stretches in which the picture does not move
 * @param black stretches in which nothing but black is seen
 */
public record Signal(
        @Nullable Double loudness, boolean sound, List<Stretch> silent, List<Stretch> frozen, List<Stretch> black) {
    public Signal {
        silent = List.copyOf(silent);
        frozen = List.copyOf(frozen);
        black = List.copyOf(black);
    }

    /** From when, and for how long, in seconds; up to the end where the length is null. */
    public record Stretch(double from, @Nullable Double seconds) {}
}
