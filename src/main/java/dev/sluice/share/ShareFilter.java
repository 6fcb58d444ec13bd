package dev.sluice.share;

import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import org.jspecify.annotations.Nullable;

/**
 * Which shares a list holds; null does not narrow.
 *
 * @param text part of the handle, of the asset's title, of the channel or of the creator's name
 */
public record ShareFilter(
        @Nullable String asset,
        @Nullable String channel,
        @Nullable ShareMode mode,
        @Nullable String risk,
        @Nullable ShareState state,
        @Nullable String text) {
    /** All shares. */
    public static final ShareFilter ALL = new ShareFilter(null, null, null, null, null, null);
}
