package dev.sluice.hls.playlist;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A playlist of playlists (RFC 8216bis 4.4.6).
 *
 * @param variants EXT-X-STREAM-INF and EXT-X-I-FRAME-STREAM-INF, in order
 * @param variables what EXT-X-DEFINE gave; media playlists import from here
 */
public record MultivariantPlaylist(
        String uri,
        PlaylistText text,
        int version,
        boolean independentSegments,
        List<Variant> variants,
        List<Rendition> renditions,
        List<Key> sessionKeys,
        Map<String, String> variables,
        List<Flaw> flaws)
        implements Playlist {
    public MultivariantPlaylist {
        variants = List.copyOf(variants);
        renditions = List.copyOf(renditions);
        sessionKeys = List.copyOf(sessionKeys);
        flaws = List.copyOf(flaws);
    }

    /**
     * One EXT-X-STREAM-INF or EXT-X-I-FRAME-STREAM-INF.
     *
     * @param line line of the tag
     * @param uri the reference as written, variables replaced; empty when it is missing
     * @param location {@code uri} resolved
     * @param iFrame whether it is an I-frame stream
     * @param attributes everything that was written, variables replaced
     */
    public record Variant(int line, String uri, String location, boolean iFrame, Attributes attributes) {
        /** BANDWIDTH in bit/s. */
        public @Nullable Long bandwidth() {
            return attributes.integer("BANDWIDTH");
        }

        /** AVERAGE-BANDWIDTH in bit/s. */
        public @Nullable Long averageBandwidth() {
            return attributes.integer("AVERAGE-BANDWIDTH");
        }

        /** CODECS as listed; empty when absent. */
        public List<String> codecs() {
            var codecs = attributes.get("CODECS", "");
            return java.util.Arrays.stream(codecs.split(",", -1))
                    .map(String::strip)
                    .filter(c -> !c.isEmpty())
                    .toList();
        }

        /** RESOLUTION as written, for example {@code 1280x720}. */
        public @Nullable String resolution() {
            return attributes.get("RESOLUTION");
        }

        /** FRAME-RATE in frames per second. */
        public @Nullable Double frameRate() {
            return attributes.decimal("FRAME-RATE");
        }

        /** The group this variant names for {@code AUDIO}, {@code VIDEO}, {@code SUBTITLES} or {@code CLOSED-CAPTIONS}. */
        public @Nullable String group(String type) {
            return attributes.get(type);
        }
    }

    /**
     * One EXT-X-MEDIA.
     *
     * @param type {@code AUDIO}, {@code VIDEO}, {@code SUBTITLES}, {@code CLOSED-CAPTIONS} or what was written
     * @param location the playlist, resolved; null when the rendition is inside the variant's own segments
     */
    public record Rendition(
            int line,
            String type,
            String group,
            String name,
            @Nullable String language,
            boolean isDefault,
            boolean autoselect,
            @Nullable String location,
            Attributes attributes) {}
}
