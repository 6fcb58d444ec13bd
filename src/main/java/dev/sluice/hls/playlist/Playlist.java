package dev.sluice.hls.playlist;

import java.util.List;

/** A playlist as a model; its text stays with it so that a finding can quote the line. */
public sealed interface Playlist permits MultivariantPlaylist, MediaPlaylist {
    /** Where it came from (after redirects); references were resolved against this. */
    String uri();

    /** The lines. */
    PlaylistText text();

    /** EXT-X-VERSION; 1 when absent. */
    int version();

    /** Whether EXT-X-INDEPENDENT-SEGMENTS stands in it. */
    boolean independentSegments();

    /** What the reader stumbled over, in the order of the lines. */
    List<Flaw> flaws();
}
