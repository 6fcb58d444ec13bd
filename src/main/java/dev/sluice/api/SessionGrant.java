package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page needs to play: the answer to starting or renewing a session. Holds secrets.
 *
 * @param sid session id
 * @param playlist root-relative URL of the multivariant playlist under the playback token
 * @param tokenExpiresAt end of that token
 * @param sessionEndsAt end of the session, whatever is renewed
 * @param endsAfterSeconds the same, counted from the answer, because viewers' clocks are wrong
 * @param renewAfterSeconds when to ask for the next token
 * @param renewal single-use secret for the next renewal; null where the session's token is bounded once
 */
public record SessionGrant(
        String sid,
        String playlist,
        Instant tokenExpiresAt,
        Instant sessionEndsAt,
        long endsAfterSeconds,
        long renewAfterSeconds,
        @Nullable String renewal) {}
