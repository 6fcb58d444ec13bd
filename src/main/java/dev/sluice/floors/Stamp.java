package dev.sluice.floors;

import dev.sluice.api.Risk;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gate has to know of a share or of a token under it.
 *
 * @param share id of the share
 * @param asset id of the asset
 * @param channel id of the channel
 * @param viewer hash of the viewer id; null when anonymous
 * @param epochs as stamped on the share
 * @param created when the share was created
 * @param kid id of the key that signed the token; null when a share is asked about before any token
 * @param session index of the session, 1 to 2^32-1; 0 when there is none yet
 * @param risk tier of the share, which decides the lease
 */
public record Stamp(
        String share,
        String asset,
        String channel,
        @Nullable String viewer,
        Epochs epochs,
        Instant created,
        @Nullable String kid,
        long session,
        Risk risk) {

    /** Where no tier is known, the strictest stands. */
    public Stamp(
            String share,
            String asset,
            String channel,
            @Nullable String viewer,
            Epochs epochs,
            Instant created,
            @Nullable String kid,
            long session) {
        this(share, asset, channel, viewer, epochs, created, kid, session, Risk.HIGH);
    }
}
