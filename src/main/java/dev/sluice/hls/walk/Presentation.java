package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.Playlist;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole presentation.
 *
 * @param uri what was asked for
 * @param http what the server says beyond the media; null for a folder
 * @param root the answer for the first playlist
 * @param playlist what it says; null when nothing came that could be read
 * @param media the media playlists, each once, in the order of their first mention; the root itself when it is one
 * @param tried one resource of each level, asked for with its credential damaged; empty where none carries one
 * @param limits what was left out because a limit was met, a sentence each
 */
public record Presentation(
        String uri,
        @Nullable HttpFacts http,
        Response root,
        @Nullable Playlist playlist,
        List<Walked> media,
        List<Tried> tried,
        List<String> limits) {
    public Presentation {
        tried = List.copyOf(tried);
        media = List.copyOf(media);
        limits = List.copyOf(limits);
    }

    /** The multivariant playlist, when there is one. */
    public Optional<MultivariantPlaylist> multivariant() {
        return playlist instanceof MultivariantPlaylist found ? Optional.of(found) : Optional.empty();
    }

    /** The media playlist at that place. */
    public Optional<Walked> at(@Nullable String location) {
        return media.stream().filter(w -> w.location().equals(location)).findFirst();
    }

    /** Whether segments may still be added. */
    public boolean live() {
        return media.stream().anyMatch(w -> w.playlist() != null && w.playlist().live());
    }
}
