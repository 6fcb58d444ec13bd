package dev.sluice.share;

import dev.sluice.api.Binding;
import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.floors.Epochs;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A share as it is kept: everything that does not change with the clock or a floor.
 *
 * @param handle stable public id
 * @param epochs stamped at creation
 * @param viewer hash of the viewer it is bound to; null when not bound to one
 * @param canary true for shares that drills run over
 * @param kid key that signs its link; null where its mode has no signed link
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
        Epochs epochs,
        @Nullable String kid) {

    /** With what is in force as it is written: floors, and the key that signs. */
    ShareRow stamped(Epochs inForce, String signer) {
        return with(
                id,
                handle,
                assetTitle,
                ttl,
                createdAt,
                createdBy,
                expiresAt,
                replaces,
                inForce,
                mode == ShareMode.API ? signer : null);
    }

    /** As it reads when it was written. */
    ShareRow kept(long number, String title) {
        return with(number, handle, title, ttl, createdAt, createdBy, expiresAt, replaces, epochs, kid);
    }

    ShareRow reissued(String newHandle, Instant now, String by, Duration newTtl) {
        Instant end = mode == ShareMode.EMBED ? embedEnd(now) : now.plus(newTtl);
        return with(0, newHandle, assetTitle, newTtl, now, by, end, handle, epochs, null);
    }

    /** An end date that is still to come stays; a link that is over gets as long as it had. */
    private Instant embedEnd(Instant now) {
        return expiresAt.isAfter(now) ? expiresAt : now.plus(Duration.between(createdAt, expiresAt));
    }

    private ShareRow with(
            long id,
            String handle,
            String assetTitle,
            Duration ttl,
            Instant created,
            String by,
            Instant expires,
            @Nullable String replaces,
            Epochs epochs,
            @Nullable String kid) {
        return new ShareRow(
                id,
                handle,
                asset,
                assetTitle,
                mode,
                channel,
                risk,
                ttl,
                created,
                by,
                expires,
                binding,
                viewer,
                0,
                override,
                replaces,
                null,
                canary,
                epochs,
                kid);
    }
}
