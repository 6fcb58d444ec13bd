package dev.sluice.http;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Problem;
import dev.sluice.api.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request to its route; requests to no route are left to the next handler. Routes may wait for the store, so each
 * request of one leaves the selector's thread here, and all handlers of a server stay non-blocking: were one of them not,
 * every request of the others would be handed to another thread as well.
 */
public final class Router extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private static final Problem ODD_PATH = Problem.of(
            400, "path-ambiguous", "The path can be read in more than one way.", null, "Write it without escapes.");

    private final PathMappings<List<Route>> mappings = new PathMappings<>();
    private final Gatekeeper gatekeeper;
    private final Once once;
    private final Executor blocking;

    /** Says who calls a route that names a role. */
    @FunctionalInterface
    public interface Gatekeeper {
        /**
         * The caller.
         *
         * @throws Fault 401, 403 or 429
         */
        Caller admit(Request request, Role needed);
    }

    /**
     * Who calls.
     *
     * @param key id of the key that was presented
     */
    public record Caller(Operator operator, String key) {}

    /** Sees to it that a request that may come twice is done once. */
    @FunctionalInterface
    public interface Once {
        /**
         * The answer to a request.
         *
         * @param name the client's name for it, from {@code Idempotency-Key}
         * @param action does it
         */
        Object answer(Caller caller, String name, Call call, Route.Action action) throws Exception;
    }

    /** A router whose requests are done as often as they come. */
    public Router(List<Route> routes, Gatekeeper gatekeeper, Executor blocking) {
        this(routes, gatekeeper, (caller, name, call, action) -> action.handle(call), blocking);
    }

    /**
     * A router.
     *
     * @param blocking where routes are run
     */
    public Router(List<Route> routes, Gatekeeper gatekeeper, Once once, Executor blocking) {
        this.gatekeeper = gatekeeper;
        this.once = once;
        this.blocking = blocking;
        for (Route route : routes) {
            var spec = new UriTemplatePathSpec(route.path());
            var same = mappings.get(spec);
            if (same == null) {
                same = new ArrayList<>();
                mappings.put(spec, same);
            }
            same.add(route);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getHttpURI().hasViolations()) {
            Answers.send(request, response, ODD_PATH, callback);
            return true;
        }
        var path = Request.getPathInContext(request);
        var matched = mappings.getMatched(path);
        if (matched == null) {
            return false;
        }
        var spec = (UriTemplatePathSpec) matched.getPathSpec();
        blocking.execute(() -> run(request, response, callback, matched.getResource(), path, spec));
        return true;
    }

    private void run(
            Request request,
            Response response,
            Callback callback,
            List<Route> routes,
            String path,
            UriTemplatePathSpec spec) {
        try {
            var answer = answer(request, response, routes, path, spec);
            if (answer != null) {
                Answers.send(request, response, answer, callback);
            } else {
                callback.succeeded();
            }
        } catch (RuntimeException | Error e) {
            LOG.error("{} {} could not be answered", request.getMethod(), spec.getDeclaration(), e);
            callback.failed(e);
        }
    }

    private @Nullable Object answer(
            Request request, Response response, List<Route> routes, String path, UriTemplatePathSpec spec) {
        try {
            Route route = pick(routes, request.getMethod());
            Caller caller = route.role() == null ? null : gatekeeper.admit(request, route.role());
            Map<String, String> parts = spec.getPathParams(path);
            requireKnown(route, request);
            var call = new Call(route, request, response, parts, caller == null ? null : caller.operator());
            var result = handle(route, caller, call);
            return response.isCommitted() ? null : result;
        } catch (Fault e) {
            logFailure(request, e);
            return e.problem().status() == 429
                    ? Answers.json(429, "application/problem+json", e.problem()).with("Retry-After", "1")
                    : e.problem();
        } catch (Exception e) {
            if (e instanceof HttpException refused) {
                return Problem.of(
                        refused.getCode(), "bad-request", "The request is malformed.", refused.getReason(), null);
            }
            LOG.error("{} {} failed", request.getMethod(), spec.getDeclaration(), e);
            return Problem.of(500, "internal", "The service failed to do this; its log says why.", null, "Try again.");
        }
    }

    /** A misspelt parameter that were left away would answer more than was asked for. Pages and media may be given others' words. */
    private static void requireKnown(Route route, Request request) {
        if (route.role() == null || route.response() == null) {
            return;
        }
        var known = route.readable();
        for (var name : Request.extractQueryParameters(request).getNames()) {
            if (!known.contains(name)) {
                throw Fault.badRequest(
                        "parameter-unknown",
                        "This address reads no parameter " + (name.length() > 40 ? name.substring(0, 40) + "…" : name)
                                + ".",
                        known.isEmpty()
                                ? "It reads none; leave it away."
                                : "It reads " + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        }
    }

    private Object handle(Route route, @Nullable Caller caller, Call call) throws Exception {
        var name = call.header("Idempotency-Key");
        return name.isPresent() && caller != null && route.repeatable()
                ? once.answer(caller, name.get(), call, route.action())
                : route.action().handle(call);
    }

    private static void logFailure(Request request, Fault fault) {
        if (fault.problem().status() == 500) {
            LOG.warn("{} answered {}", request.getMethod(), fault.code(), fault);
        }
    }

    private static Route pick(List<Route> routes, String method) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        return routes.stream()
                .filter(r -> r.method().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Fault(Problem.of(
                        405, "method-not-allowed", "This address does not answer " + method + ".", null, null)));
    }
}
