package dev.sluice.http;

import dev.sluice.api.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One operation of an HTTP interface.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
 * @param path template such as {@code /api/v1/assets/{id}}
 * @param role least role that may call it; null where anybody may
 * @param summary what it does, for the OpenAPI document
 * @param request record of the JSON body; null without one
 * @param response record of the JSON answer; null where the answer is no JSON
 * @param item what the answer holds, where it is a page or a list; null for anything else
 * @param queries what may stand in the query, in the order of reading
 * @param action what it does, on a virtual thread
 */
public record Route(
        String method,
        String path,
        @Nullable Role role,
        String summary,
        @Nullable Class<?> request,
        @Nullable Class<?> response,
        @Nullable Class<?> item,
        List<Query> queries,
        Action action) {
    public Route {
        queries = List.copyOf(queries);
    }

    /** One that answers no list and reads no query. */
    public Route(
            String method,
            String path,
            @Nullable Role role,
            String summary,
            @Nullable Class<?> request,
            @Nullable Class<?> response,
            Action action) {
        this(method, path, role, summary, request, response, null, List.of(), action);
    }

    /**
     * A query parameter.
     *
     * @param type {@code String} or {@code Integer}
     */
    public record Query(String name, Class<?> type, String meaning) {}

    /** The same, saying what its page or list holds. */
    public Route of(Class<?> held) {
        return new Route(method, path, role, summary, request, response, held, queries, action);
    }

    /** The same, reading a word from the query. */
    public Route reads(String name, String meaning) {
        return with(new Query(name, String.class, meaning));
    }

    /** The same, reading how many to answer at most. */
    public Route limited(int usual, int most) {
        return with(new Query("limit", Integer.class, "How many at most: 1 to " + most + ", usually " + usual));
    }

    /** The same, answered page by page. */
    public Route paged(int usual, int most) {
        return reads("after", "The page's next, to go on behind it").limited(usual, most);
    }

    private Route with(Query query) {
        var all = new ArrayList<>(queries);
        all.add(query);
        return new Route(method, path, role, summary, request, response, item, all, action);
    }

    /** Names of the query parameters it reads. */
    Set<String> readable() {
        return queries.stream().map(Query::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a client may name its request so that it is done once however often it comes: what creates from a record. */
    public boolean repeatable() {
        return method.equals("POST") && request != null && role != null;
    }

    /** The work of a route; returns what is answered as JSON with 200, or a {@link Reply}. */
    @FunctionalInterface
    public interface Action {
        Object handle(Call call) throws Exception;
    }

    /** Reads something. */
    public static Route get(String path, @Nullable Role role, String summary, @Nullable Class<?> response, Action a) {
        return new Route("GET", path, role, summary, null, response, a);
    }

    /** Does something. */
    public static Route post(
            String path,
            @Nullable Role role,
            String summary,
            @Nullable Class<?> request,
            @Nullable Class<?> response,
            Action action) {
        return new Route("POST", path, role, summary, request, response, action);
    }
}
