package dev.sluice.hls.playlist;

import java.util.Map;

/** Makes a model of a playlist's lines. Never throws on input. */
public final class PlaylistReader {
    private PlaylistReader() {}

    /** Reads a playlist that stands alone. */
    public static Playlist read(String uri, PlaylistText text) {
        return read(uri, text, Map.of());
    }

    /**
     * Reads a playlist.
     *
     * @param uri where it came from, after redirects; references are resolved against it
     * @param imported the variables of the multivariant playlist that led here, for EXT-X-DEFINE:IMPORT
     */
    public static Playlist read(String uri, PlaylistText text, Map<String, String> imported) {
        return multivariant(text)
                ? new MultivariantReader(uri, text, imported).read()
                : new MediaReader(uri, text, imported).read();
    }

    /** A file with tags of both kinds counts as what its first tag says. */
    private static boolean multivariant(PlaylistText text) {
        return text.tags()
                .filter(t -> TagNames.mediaOnly(t.name()) || TagNames.multivariantOnly(t.name()))
                .findFirst()
                .map(t -> TagNames.multivariantOnly(t.name()))
                .orElse(false);
    }
}
