package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the key of one edge agent.
 *
 * @param name 1 to 32 lower-case letters, digits and hyphens
 * @param url where viewers reach the edge, for probes; null lets the agent say so
 * @param replace whether an earlier key of the same edge ends; without it such a request is refused
 */
public record EdgeKeyRequest(String name, @Nullable String url, boolean replace) {
    /** For an edge that holds no key yet. */
    public static EdgeKeyRequest first(String name, @Nullable String url) {
        return new EdgeKeyRequest(name, url, false);
    }
}
