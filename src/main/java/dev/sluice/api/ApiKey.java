package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to the control API, without the secret itself.
 *
 * @param id readable id, for lists and revoking
 * @param operator whose it is
 * @param role what it may do, never more than its operator
 * @param areas first path segments below {@code /api/v1} it may be used for; empty allows all
 * @param rate requests a second it may make
 * @param note what it is for, as stated; null when not stated
 * @param expiresAt null when it does not expire
 * @param revokedAt null unless it was revoked
 */
public record ApiKey(
        String id,
        String operator,
        Role role,
        List<String> areas,
        int rate,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
