package dev.sluice.service;

import dev.sluice.api.Role;
import dev.sluice.api.SavedFilter;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.share.SavedFilters;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The control API's routes of the filters that whoever calls keeps. */
final class FilterRoutes {
    private static final String ALL = "/api/v1/share-filters";

    private final SavedFilters filters;

    FilterRoutes(SavedFilters filters) {
        this.filters = filters;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                                ALL,
                                Role.SUPPORT,
                                "Filters of shares that you keep, by name",
                                List.class,
                                call -> filters.of(call.operator().name()))
                        .of(SavedFilter.class),
                Route.post(
                        ALL,
                        Role.SUPPORT,
                        "Keeps a filter, in place of another of its name",
                        SavedFilter.class,
                        SavedFilter.class,
                        this::keep),
                new Route("DELETE", ALL, Role.SUPPORT, "Forgets a filter", null, Map.class, this::forget)
                        .reads("name", "The filter's"));
    }

    private Object keep(Call call) throws IOException {
        var filter = call.body(SavedFilter.class);
        ShareWords.filter(filter.filter());
        return filters.keep(call.operator().name(), filter);
    }

    private Object forget(Call call) {
        String name = call.query("name").orElse("");
        filters.forget(call.operator().name(), name);
        return Map.of("forgotten", name);
    }
}
