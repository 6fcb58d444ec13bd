package dev.sluice.share;

import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which shares a list holds; null does not narrow.
 *
 * @param states at the time of the answer; empty does not narrow
 * @param within only what still plays and ends in this time
 * @param outside only what still plays and whose TTL is outside its tier's range as it is now
 * @param text part of the asset's title, of the channel or of the creator's name, the beginning of the handle or of the
 *     recipient, or the viewer
 * @param handles exactly these; null does not narrow
 */
public record ShareFilter(
        @Nullable String asset,
        @Nullable String channel,
        @Nullable ShareMode mode,
        @Nullable String risk,
        Set<ShareState> states,
        @Nullable Duration within,
        boolean outside,
        @Nullable String text,
        @Nullable List<String> handles) {
    private static final Set<ShareState> PLAYING = Set.of(ShareState.ACTIVE, ShareState.FROZEN);

    /** All shares. */
    public static final ShareFilter ALL = new ShareFilter(null, null, null, null, Set.of(), null, false, null, null);

    public ShareFilter {
        states = within != null || outside ? playingOf(states) : Set.copyOf(states);
        handles = handles == null ? null : List.copyOf(handles);
    }

    /** Exactly these shares. */
    public static ShareFilter of(List<String> handles) {
        return new ShareFilter(null, null, null, null, Set.of(), null, false, null, handles);
    }

    /** What still plays is asked for, whatever else: a filter for time left says nothing about what has ended. */
    private static Set<ShareState> playingOf(Set<ShareState> states) {
        if (states.isEmpty()) {
            return PLAYING;
        }
        return states.stream().filter(PLAYING::contains).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
