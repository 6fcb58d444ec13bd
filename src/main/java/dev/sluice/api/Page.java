package dev.sluice.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, by keyset.
 *
 * @param items in the order asked for
 * @param next cursor of the part that follows; null at the end
 * @param total how many match; null where counting was not asked for
 */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Long total) {
    public Page {
        items = List.copyOf(items);
    }
}
