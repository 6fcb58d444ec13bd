package dev.sluice.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act on many shares.
 *
 * @param kind what is done; anything but {@code undo}
 * @param ttl kind {@code ttl} only: {@code 10m}, {@code 1h30m} or {@code PT2H}
 * @param reason kind {@code revoke} only: why; null when not stated
 * @param handles exactly these shares, at most 10,000; null where a filter chooses
 * @param filter the query parameters of the list of shares by name; null where handles are named
 */
public record BulkRequest(
        BulkKind kind,
        @Nullable String ttl,
        @Nullable String reason,
        @Nullable List<String> handles,
        @Nullable Map<String, String> filter) {}
