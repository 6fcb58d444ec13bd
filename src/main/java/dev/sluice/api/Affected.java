package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a link was hit by an invalidation, as anybody may know who holds the link.
 *
 * @param known whether the service has ever handed out such a link
 * @param affected whether it was revoked
 * @param since when; null where it was not
 * @param sentence for people
 */
public record Affected(
        boolean known, boolean affected, @Nullable Instant since, String sentence) {}
