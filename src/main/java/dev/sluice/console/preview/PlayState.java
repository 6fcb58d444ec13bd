package dev.sluice.console.preview;

import dev.sluice.api.Problem;
import dev.sluice.relay.PreviewStream;
import dev.sluice.relay.UpstreamRequest;
import org.jspecify.annotations.Nullable;

/** Where the player stands. */
sealed interface PlayState {
    /** Nothing was asked for. */
    record Idle() implements PlayState {}

    /** Address, playlists and first segment are being fetched, or the first picture decoded. */
    record Opening() implements PlayState {}

    /** The stream is understood and with the player. */
    record Playing(PreviewStream stream) implements PlayState {}

    /** All of it was played. */
    record Ended(PreviewStream stream) implements PlayState {}

    /** It cannot go on; {@code request} is what really came, null where no request is to blame. */
    record Failed(Problem problem, @Nullable UpstreamRequest request) implements PlayState {}
}
