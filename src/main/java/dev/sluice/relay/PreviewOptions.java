package dev.sluice.relay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to open a preview. To change a choice, close the session and open another.
 *
 * @param headers sent with every upstream request, for example {@code Referer} of an embedding page
 * @param variant index in the multivariant playlist; null for the best one that can be decoded
 * @param language name or LANGUAGE of a sound rendition; null for the playlist's default
 */
public record PreviewOptions(
        Map<String, String> headers,
        @Nullable Integer variant,
        @Nullable String language) {
    public PreviewOptions {
        headers = Map.copyOf(headers);
    }

    /** Nothing chosen. */
    public static PreviewOptions standard() {
        return new PreviewOptions(Map.of(), null, null);
    }

    /** The same with another variant. */
    public PreviewOptions withVariant(int index) {
        return new PreviewOptions(headers, index, language);
    }

    /** The same with another sound rendition. */
    public PreviewOptions withLanguage(String name) {
        return new PreviewOptions(headers, variant, name);
    }
}
