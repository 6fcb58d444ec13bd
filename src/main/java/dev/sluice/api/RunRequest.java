package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * What starting an invalidation takes.
 *
 * @param scope text form, for example {@code asset:8c1f} or {@code everything}
 * @param reason null when not stated
 * @param drill true to run over canary shares instead
 * @param runbook id of the document to run; null for the emergency runbook
 */
public record RunRequest(
        String scope,
        @Nullable String reason,
        boolean drill,
        @Nullable String runbook) {
    /** The emergency runbook over a scope. */
    public RunRequest(String scope, @Nullable String reason, boolean drill) {
        this(scope, reason, drill, null);
    }
}
