package dev.sluice.relay;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a preview plays, and what else could be chosen.
 *
 * @param live whether segments are still added
 * @param duration sum of the segment durations; of a live stream, of what is listed now
 * @param variants all of the multivariant playlist in its order; empty for a media playlist opened directly
 * @param variant index of the one that plays; -1 when there is none to choose
 * @param languages sound renditions of that variant; empty when the sound is inside the picture's segments
 * @param language index of the one that plays; -1 when none does
 * @param captions subtitle renditions of that variant, for {@link PreviewSession#captions}; those inside the picture have
 *     no value, for they cannot be shown
 * @param codecs what the media really holds, for example {@code avc1.4d401e, mp4a.40.2}
 * @param soundNote why there is no sound although the stream has some; null when it is heard or there is none
 */
public record PreviewStream(
        boolean live,
        Duration duration,
        List<Choice> variants,
        int variant,
        List<Choice> languages,
        int language,
        List<Choice> captions,
        String codecs,
        @Nullable String soundNote) {
    public PreviewStream {
        variants = List.copyOf(variants);
        languages = List.copyOf(languages);
        captions = List.copyOf(captions);
    }

    /**
     * One entry of a picker.
     *
     * @param label for people: {@code 1280x720, 2.8 Mbit/s} or {@code English}
     * @param value for {@link PreviewOptions}: the index of a variant, the name of a sound or
     *     subtitle rendition
     */
    public record Choice(String label, String value) {}
}
