package dev.sluice.diagnosis;

import dev.sluice.hls.playlist.MediaPlaylist;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One walk: how it ended and what it came by.
 *
 * @param client whose requests it made
 * @param ending how it ended
 * @param entry the multivariant playlist's address, or the only playlist's, as it was asked for; null when it was not
 *     reached; a secret
 * @param media the media playlist that was read; null when none was
 * @param from where {@code media} came from; a secret
 * @param segment the segment's address; null when it was not reached; a secret
 */
record Walk(
        ClientKind client,
        Ending ending,
        @Nullable HttpUrl entry,
        @Nullable MediaPlaylist media,
        @Nullable HttpUrl from,
        @Nullable HttpUrl segment) {

    /** A walk that was not made. */
    static Walk none(ClientKind client, String why) {
        return new Walk(client, new Ending.NotWalked(why), null, null, null, null);
    }

    boolean played() {
        return ending instanceof Ending.Played;
    }

    /** Whether segments come with a key. */
    boolean encrypted() {
        return media != null
                && media.segments().stream().anyMatch(s -> !s.keys().isEmpty());
    }
}
