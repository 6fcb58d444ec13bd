package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the key of one edge agent; an earlier key of the same edge ends with it.
 *
 * @param name 1 to 32 lower-case letters, digits and hyphens
 * @param url where viewers reach the edge, for probes; null lets the agent say so
 */
public record EdgeKeyRequest(String name, @Nullable String url) {}
