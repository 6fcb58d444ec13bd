package dev.sluice.share;

import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which shares a list holds; null does not narrow.
 *
 * @param states at the time of the answer; empty does not narrow
 * @param within only what still plays and ends in this time
 * @param text part of the handle, of the asset's title, of the channel or of the creator's name
 */
public record ShareFilter(
        @Nullable String asset,
        @Nullable String channel,
        @Nullable ShareMode mode,
        @Nullable String risk,
        Set<ShareState> states,
        @Nullable Duration within,
        @Nullable String text) {
    private static final Set<ShareState> PLAYING = Set.of(ShareState.ACTIVE, ShareState.FROZEN);

    /** All shares. */
    public static final ShareFilter ALL = new ShareFilter(null, null, null, null, Set.of(), null, null);

    public ShareFilter {
        states = Set.copyOf(states);
    }

    /** Whether only links that still play are asked for, so that ended ones need not be looked at. */
    boolean playing() {
        return !states.isEmpty() && PLAYING.containsAll(states);
    }
}
