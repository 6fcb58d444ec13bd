package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * What creating a share takes.
 *
 * @param asset id of a published asset
 * @param mode how it will be watched
 * @param ttl {@code 10m}, {@code 1h30m} or {@code PT2H}; null takes the tier's default; a bare number is refused
 * @param risk tier; null means medium
 * @param channel where it is handed out; null means {@code default}
 * @param binding context to tie it to; null ties it to nothing
 * @param endsAt {@code embed} only: its end date as ISO-8601; null means one year
 * @param override admins only: why an asset that is not published may be shared
 */
public record ShareRequest(
        String asset,
        ShareMode mode,
        @Nullable String ttl,
        @Nullable Risk risk,
        @Nullable String channel,
        @Nullable Binding binding,
        @Nullable String endsAt,
        @Nullable String override) {}
