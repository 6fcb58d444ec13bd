package dev.sluice.relay;

import dev.sluice.api.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a preview stands: opening, then playing, then ended; failed from any of them, and that is final. */
public sealed interface PreviewState {
    /** The playlists and the first segment are being fetched. */
    record Opening() implements PreviewState {}

    /**
     * The stream is understood and can be handed to the player.
     *
     * @param mediaUri for {@code new Media(mediaUri.toString())}; on 127.0.0.1, works until the session is closed
     * @param stream what plays, and what else could
     */
    record Playing(URI mediaUri, PreviewStream stream) implements PreviewState {}

    /**
     * The preview cannot go on.
     *
     * @param problem its status is what upstream answered, 0 where it did not answer
     * @param request what really came; null where no request is to blame
     */
    record Failed(Problem problem, @Nullable UpstreamRequest request) implements PreviewState {}

    /** The player reached the end and had been given everything up to it. */
    record Ended() implements PreviewState {}
}
