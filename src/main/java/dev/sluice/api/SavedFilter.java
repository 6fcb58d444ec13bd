package dev.sluice.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the list of shares that an operator keeps.
 *
 * @param name 1 to 60 characters, one of a kind for its operator
 * @param filter the list's query parameters by name; empty for everything
 * @param sort the list's order; null for newest first
 */
public record SavedFilter(
        String name, Map<String, String> filter, @Nullable String sort) {
    public SavedFilter {
        filter = filter == null ? Map.of() : Map.copyOf(filter);
    }
}
