package dev.sluice.diagnosis;

import dev.sluice.hls.walk.StageClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/** Makes the requests of one walk, each bounded and kept. */
final class Fetcher {
    private static final int MOST_HOPS = 5;
    private static final Duration WALK = Duration.ofSeconds(15);

    /** What of an answer's head says something about playback; cookies and tokens stay out. */
    private static final List<String> TELLING = List.of(
            "date",
            "age",
            "content-type",
            "content-length",
            "cache-control",
            "access-control-allow-origin",
            "access-control-expose-headers",
            "s-uri-signing",
            "s-uri-signing-deny-reason",
            "server-timing",
            "server",
            "via",
            "x-cache",
            "cf-cache-status");

    private final OkHttpClient http;
    private final Guard guard;
    private final Consumer<Exchange> seen;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final long began = System.nanoTime();

    Fetcher(OkHttpClient http, Guard guard, Consumer<Exchange> seen) {
        this.http = http;
        this.guard = guard;
        this.seen = seen;
    }

    /** Every request so far. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Asks, following at most five redirects; a body longer than {@code limit} is cut there. */
    Fetched fetch(Stage stage, Request request, int limit) {
        Request next = request;
        for (int hop = 0; ; hop++) {
            var answer = once(stage, next, limit);
            var target = answer.target();
            if (target == null || hop == MOST_HOPS) {
                return answer;
            }
            next = next.newBuilder().url(target).build();
        }
    }

    private Fetched once(Stage stage, Request request, int limit) {
        var clock = new StageClock();
        var call = http.newCall(request);
        call.addEventListener(clock);
        call.timeout().timeout(remaining(), TimeUnit.NANOSECONDS);
        var body = new Buffer();
        try {
            guard.check(request.url());
            try (Response response = call.execute()) {
                boolean whole = read(response, body, limit);
                clock.end();
                return kept(stage, request, response, clock, body, whole);
            }
        } catch (IOException e) {
            var error = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            var exchange = new Exchange(
                    stage,
                    request.method(),
                    Masked.url(request.url()),
                    0,
                    Exchange.Timing.of(clock, began),
                    body.size(),
                    Map.of(),
                    error);
            return keep(Fetched.nothing(exchange, request.url(), e instanceof Guard.PrivateNetwork));
        }
    }

    private Fetched kept(
            Stage stage, Request request, Response response, StageClock clock, Buffer body, boolean whole) {
        var headers = telling(response);
        var location = response.isRedirect() ? response.header("Location") : null;
        if (location != null) {
            headers.put("location", Masked.location(request.url(), location));
        }
        var exchange = new Exchange(
                stage,
                request.method(),
                Masked.url(request.url()),
                response.code(),
                Exchange.Timing.of(clock, began),
                body.size(),
                headers,
                null);
        var target = location == null ? null : request.url().resolve(location);
        return keep(new Fetched(exchange, request.url(), body.readByteString(), whole, target, false));
    }

    private Fetched keep(Fetched fetched) {
        exchanges.add(fetched.exchange());
        seen.accept(fetched.exchange());
        return fetched;
    }

    private static boolean read(Response response, Buffer into, int limit) throws IOException {
        var source = response.body().source();
        while (into.size() < limit) {
            if (source.read(into, limit - into.size()) < 0) {
                return true;
            }
        }
        return source.exhausted();
    }

    private static Map<String, String> telling(Response response) {
        var headers = new LinkedHashMap<String, String>();
        for (String name : TELLING) {
            var value = response.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private long remaining() {
        return Math.max(1, WALK.toNanos() - (System.nanoTime() - began));
    }
}
