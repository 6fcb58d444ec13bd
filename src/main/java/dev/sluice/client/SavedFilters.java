package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.SavedFilter;
import java.util.List;
import java.util.Map;

/** The routes of the filters that the operator of the key keeps. */
public final class SavedFilters {
    private static final String FILTERS = "share-filters";

    private final Wire wire;

    SavedFilters(Wire wire) {
        this.wire = wire;
    }

    /** By name. */
    public List<SavedFilter> list() {
        return wire.get(wire.url(FILTERS), new TypeReference<>() {});
    }

    /** Keeps a filter, in place of another of its name. */
    public SavedFilter keep(String name, ShareFilter filter) {
        return wire.post(
                wire.url(FILTERS), new SavedFilter(name, filter.words(), filter.sort()), new TypeReference<>() {});
    }

    /** Forgets one. */
    public void forget(String name) {
        var url = wire.url(FILTERS).newBuilder().addQueryParameter("name", name).build();
        var _ = wire.delete(url, new TypeReference<Map<String, String>>() {});
    }
}
