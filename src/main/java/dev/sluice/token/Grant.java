package dev.sluice.token;

import dev.sluice.api.Risk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a playback token grants, in the private claims of the profile.
 *
 * @param share id of the share ({@code lid})
 * @param asset id of the asset ({@code as}); letters, digits, {@code . _ ~ -}, at most 64
 * @param channel id of the channel ({@code ch})
 * @param viewer hash of the viewer id ({@code vw}); null when the viewer is anonymous
 * @param shareCreated when the share was created ({@code lc}); milliseconds, so that a reissue within the second of its
 *     invalidation is told apart from what it replaces
 * @param session index of the session ({@code sx}), 1 to 2^32-1; 0 when the token starts a session instead of being of one
 * @param sid id of the session ({@code sid}), the CMCD session id; null in a link token, which reaches the multivariant
 *     playlist only
 * @param epochs the five epochs stamped on the share ({@code ep}): everything, channel, asset, share, viewer; 0 when absent
 * @param prefix addresses the share is bound to ({@code ip}); null when unbound
 * @param device device class the share is bound to ({@code dc}); null when unbound
 * @param risk tier of the share ({@code rk}), which decides how long an edge that hears nothing may serve it; high when absent
 */
public record Grant(
        String share,
        String asset,
        String channel,
        @Nullable String viewer,
        Instant shareCreated,
        long session,
        @Nullable String sid,
        List<Long> epochs,
        @Nullable IpPrefix prefix,
        @Nullable String device,
        Risk risk) {

    static final int EPOCHS = 5;
    static final long MAX_SESSION = 0xFFFF_FFFFL;

    public Grant {
        epochs = List.copyOf(epochs);
        if (epochs.size() != EPOCHS) {
            throw new IllegalArgumentException("A token carries five epochs");
        }
        if (session < 0 || session > MAX_SESSION) {
            throw new IllegalArgumentException("A session index has 32 bits");
        }
    }
}
