package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * What starting an invalidation takes.
 *
 * @param scope text form, for example {@code asset:8c1f} or {@code everything}
 * @param reason null when not stated
 * @param drill true to run over canary shares instead
 */
public record RunRequest(String scope, @Nullable String reason, boolean drill) {}
