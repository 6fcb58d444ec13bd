package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * Where an address is.
 *
 * @param region null when no network of the table holds it
 */
public record RegionOf(String address, @Nullable String region) {}
