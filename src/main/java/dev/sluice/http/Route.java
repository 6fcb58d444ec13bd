package dev.sluice.http;

import dev.sluice.api.Role;
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
 * @param action what it does, on a virtual thread
 */
public record Route(
        String method,
        String path,
        @Nullable Role role,
        String summary,
        @Nullable Class<?> request,
        @Nullable Class<?> response,
        Action action) {

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
