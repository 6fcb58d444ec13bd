package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant to watch one asset. Screens say link where a person holds its URL.
 *
 * @param handle stable opaque public id, 128 bits as 22 characters of base64url
 * @param asset id of the asset
 * @param assetTitle its title, for people
 * @param mode how it is watched
 * @param channel where it is handed out
 * @param risk tier that set the range of the TTL
 * @param ttlSeconds bound of every signed link and token under it, in seconds
 * @param state active, frozen, expired or revoked at the time of the answer
 * @param createdAt when it was created
 * @param createdBy operator's name
 * @param expiresAt when it ends; for {@code embed} its end date
 * @param url what a person or an iframe opens
 * @param binding context it is tied to
 * @param opens sessions ever started
 * @param watching sessions with a live token now
 * @param override why an admin shared an asset that is not published; null when it was
 * @param replaces handle it was reissued from
 * @param replacedBy handle it was reissued as
 * @param revocation which act ended it; null unless revoked
 */
public record Share(
        String handle,
        String asset,
        String assetTitle,
        ShareMode mode,
        String channel,
        Risk risk,
        long ttlSeconds,
        ShareState state,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        String url,
        Binding binding,
        int opens,
        int watching,
        @Nullable String override,
        @Nullable String replaces,
        @Nullable String replacedBy,
        @Nullable Revocation revocation) {

    /** Whether any site at all may put it into a frame. */
    public boolean framedAnywhere() {
        return mode == ShareMode.EMBED && binding.origins().isEmpty();
    }

    /**
     * The act that ended a share.
     *
     * @param scope text form of the scope that hit it, for example {@code asset:8c1f}
     * @param at when the floor was raised
     * @param by operator's name
     * @param run id of the invalidation; null for a single revoke
     * @param reason as stated; null when not stated
     */
    public record Revocation(
            String scope,
            Instant at,
            String by,
            @Nullable String run,
            @Nullable String reason) {}
}
