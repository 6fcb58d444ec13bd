package dev.sluice.service;

import dev.sluice.access.ApiKeys;
import dev.sluice.access.EdgeKeys;
import dev.sluice.access.Presented;
import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.api.Role;
import dev.sluice.http.Router;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Lets a request to the control API in by its key: who, how often, for what and as what. */
final class Admission implements Router.Gatekeeper {
    private static final String API = "/api/v1/";

    private final ApiKeys keys;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param nanos a clock that only goes forward, in nanoseconds */
    Admission(ApiKeys keys, LongSupplier nanos) {
        this.keys = keys;
        this.nanos = nanos;
    }

    @Override
    public Router.Caller admit(Request request, Role needed) {
        Presented presented = keys.authenticate(secret(request));
        var bucket = buckets.computeIfAbsent(presented.key(), key -> new Bucket(presented.rate(), nanos.getAsLong()));
        if (!bucket.take(nanos.getAsLong())) {
            throw new Fault(Problem.of(
                    429,
                    "too-many-requests",
                    "This key makes more than its %,d requests a second.".formatted(presented.rate()),
                    null,
                    "Wait a second, and send fewer at once."));
        }
        presented.require(needed, area(Request.getPathInContext(request)));
        return new Router.Caller(presented.operator(), presented.key());
    }

    /** The first path segment below {@code /api/v1}, whatever form it is asked for in; empty where there is none. */
    static String area(String path) {
        return path.startsWith(API) ? path.substring(API.length()).split("[/.]", 2)[0] : "";
    }

    private static String secret(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null || !header.startsWith("Bearer ")) {
            throw new Fault(Problem.of(
                    401,
                    "key-missing",
                    "The control API needs a key.",
                    null,
                    "Send it as Authorization: Bearer; the first admin's key is in the workspace's admin.key."));
        }
        String secret = header.substring("Bearer ".length()).strip();
        if (EdgeKeys.looksLikeOne(secret)) {
            throw Fault.forbidden(
                    "edge-key-here",
                    "This is the key of an edge: it may follow the revocation feed and nothing else.",
                    "Use an operator's key.");
        }
        return secret;
    }

    /** Fills at a key's rate and holds two seconds of it, so that a burst passes and a stream does not. */
    private static final class Bucket {
        private final double rate;
        private double held;
        private long last;

        Bucket(int rate, long now) {
            this.rate = rate;
            this.held = 2.0 * rate;
            this.last = now;
        }

        synchronized boolean take(long now) {
            held = Math.min(2 * rate, held + (now - last) * rate / 1e9);
            last = now;
            if (held < 1) {
                return false;
            }
            held--;
            return true;
        }
    }
}
