package dev.sluice.share;

import dev.sluice.api.Binding;
import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A share as it is kept: everything that does not change with the clock or a floor.
 *
 * @param handle stable public id
 * @param epochs stamped at creation: everything, channel, asset, share, viewer
 * @param viewer hash of the viewer it is bound to; null when not bound to one
 * @param canary true for shares that drills run over
 */
public record ShareRow(
        long id,
        String handle,
        String asset,
        String assetTitle,
        ShareMode mode,
        String channel,
        Risk risk,
        Duration ttl,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Binding binding,
        @Nullable String viewer,
        int opens,
        @Nullable String override,
        @Nullable String replaces,
        @Nullable String replacedBy,
        boolean canary,
        List<Long> epochs) {
    public ShareRow {
        epochs = List.copyOf(epochs);
    }
}
