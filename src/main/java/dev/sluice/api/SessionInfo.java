package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One viewer's playback under a share.
 *
 * @param sid session id, CMCD {@code sid}
 * @param share handle
 * @param startedAt when the viewer asked to play
 * @param lastRequestAt newest media request or renewal the service saw
 * @param expiresAt end of the session's present token
 * @param client short form of the user agent
 * @param endedBy why it was ended early: {@code left}, {@code renewal-reused} or {@code run:} and the run; null while it may go on
 */
public record SessionInfo(
        String sid,
        String share,
        Instant startedAt,
        Instant lastRequestAt,
        Instant expiresAt,
        String client,
        @Nullable String endedBy) {}
