package dev.sluice.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.SavedFilter;
import dev.sluice.store.Store;
import java.time.Clock;
import java.util.List;

/** Filters that operators keep for themselves. They follow the operator to every console, and nobody else sees them. */
public final class SavedFilters {
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 4000;

    private final Store store;
    private final Clock clock;

    public SavedFilters(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Those of an operator, by name. */
    public List<SavedFilter> of(String operator) {
        return store.read(h -> h.createQuery(
                        "select filter from saved_filter where operator = :operator order by name collate nocase, name")
                .bind("operator", operator)
                .map((row, ctx) -> read(row.getString("filter")))
                .list());
    }

    /**
     * Keeps one, in place of another of the same name.
     *
     * @throws Fault {@code filter-malformed}, {@code bad-sort} or {@code too-many-filters}
     */
    public SavedFilter keep(String operator, SavedFilter filter) {
        String words = checked(filter);
        return store.commit(h -> {
            h.createUpdate("insert or replace into saved_filter values (:operator, :name, :filter, :at)")
                    .bind("operator", operator)
                    .bind("name", filter.name())
                    .bind("filter", words)
                    .bind("at", clock.millis())
                    .execute();
            int all = h.createQuery("select count(*) from saved_filter where operator = :operator")
                    .bind("operator", operator)
                    .mapTo(Integer.class)
                    .one();
            if (all > MOST) {
                throw Fault.conflict(
                        "too-many-filters", "An operator keeps 100 filters at most.", "Delete one that is not needed.");
            }
            return filter;
        });
    }

    /**
     * Forgets one.
     *
     * @throws Fault {@code filter-unknown}
     */
    public void forget(String operator, String name) {
        int gone =
                store.commit(h -> h.createUpdate("delete from saved_filter where operator = :operator and name = :name")
                        .bind("operator", operator)
                        .bind("name", name)
                        .execute());
        if (gone == 0) {
            throw Fault.notFound(
                    "filter-unknown",
                    "You keep no filter of this name.",
                    "Take the name from the list of your filters.");
        }
    }

    private static String checked(SavedFilter filter) {
        if (filter.sort() != null) {
            ShareOrder.parse(filter.sort());
        }
        String words = json(filter);
        boolean named = filter.name() != null
                && !filter.name().isBlank()
                && filter.name().length() <= LONGEST_NAME
                && filter.name().chars().noneMatch(Character::isISOControl);
        if (!named || words.length() > LONGEST) {
            throw Fault.badRequest(
                    "filter-malformed",
                    "A saved filter has a name of 1 to 60 characters and is not endless.",
                    "Choose a shorter name, or fewer words in the filter.");
        }
        return words;
    }

    private static SavedFilter read(String json) {
        try {
            return Json.MAPPER.readValue(json, SavedFilter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept is not JSON", e);
        }
    }

    private static String json(SavedFilter filter) {
        try {
            return Json.MAPPER.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the API is always JSON", e);
        }
    }
}
