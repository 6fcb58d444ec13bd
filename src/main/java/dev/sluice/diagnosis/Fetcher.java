package dev.sluice.diagnosis;

import dev.sluice.diagnosis.Fetched.Failure;
import dev.sluice.hls.walk.Cookies;
import dev.sluice.hls.walk.HttpSource;
import dev.sluice.hls.walk.StageClock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Makes the requests of one kind of client, each bounded and kept. */
final class Fetcher {
    private static final int MOST_HOPS = 5;

    /** What of an answer's head says something about playback; cookies and tokens stay out. */
    private static final List<String> TELLING = List.of(
            "date",
            "age",
            "content-type",
            "content-length",
            "content-range",
            "cache-control",
            "access-control-allow-origin",
            "access-control-allow-credentials",
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-expose-headers",
            "s-uri-signing",
            "s-uri-signing-deny-reason",
            "server-timing",
            "server",
            "via",
            "cache-status",
            "x-cache",
            "cf-cache-status");

    private final OkHttpClient http;
    private final Guard guard;
    private final Trail trail;
    private final ClientKind client;
    private final String origin;

    /**
     * A fetcher.
     *
     * @param origin of the page that the client plays in, where it plays in one
     */
    Fetcher(OkHttpClient http, Guard guard, Trail trail, ClientKind client, String origin) {
        this.http = http.newBuilder()
                .cookieJar(client.keepsCookies() ? new Cookies() : CookieJar.NO_COOKIES)
                .build();
        this.guard = guard;
        this.trail = trail;
        this.client = client;
        this.origin = origin;
    }

    ClientKind client() {
        return client;
    }

    /** A request as this client makes it. */
    Request.Builder request(HttpUrl url) {
        return client.request(url, origin);
    }

    /** Asks, following at most five redirects; a body longer than {@code limit} is cut there. */
    Fetched fetch(Stage stage, Request request, int limit) {
        Request next = request;
        for (int hop = 0; ; hop++) {
            var answer = once(stage, next, limit);
            var target = answer.target();
            if (target == null || hop == MOST_HOPS || trail.full()) {
                return answer;
            }
            if (!client.follows(next.url(), target)) {
                return new Fetched(
                        answer.exchange(), answer.url(), answer.body(), answer.target(), Failure.NOT_FOLLOWED);
            }
            next = next.newBuilder().url(target).build();
        }
    }

    private Fetched once(Stage stage, Request request, int limit) {
        var clock = new StageClock();
        var call = http.newCall(request);
        call.addEventListener(clock);
        call.timeout().timeout(trail.left(), TimeUnit.NANOSECONDS);
        var body = new Buffer();
        try {
            guard.check(request.url());
        } catch (Guard.PrivateNetwork e) {
            return failed(stage, request, clock, e);
        }
        try (Response response = call.execute()) {
            return kept(stage, response, clock, body, limit);
        } catch (IOException e) {
            return failed(stage, request, clock, e);
        }
    }

    private Fetched failed(Stage stage, Request request, StageClock clock, IOException e) {
        boolean barred = e instanceof Guard.PrivateNetwork;
        var error = barred ? String.valueOf(e.getMessage()) : HttpSource.why(e);
        var exchange = new Exchange(
                client,
                stage,
                request.method(),
                Masked.url(request.url()),
                0,
                Exchange.Timing.of(clock, trail.began()),
                0,
                Map.of(),
                null,
                error);
        return barred
                ? new Fetched(exchange, request.url(), ByteString.EMPTY, null, Failure.BARRED)
                : keep(new Fetched(exchange, request.url(), ByteString.EMPTY, null, failure(e)));
    }

    private static Failure failure(IOException e) {
        return switch (e) {
            case InterruptedIOException late -> Failure.LATE;
            case SSLException tls -> Failure.TLS;
            default -> Failure.BROKEN;
        };
    }

    private Fetched kept(Stage stage, Response response, StageClock clock, Buffer body, int limit) {
        IOException cut = null;
        try {
            read(response, body, limit);
        } catch (IOException e) {
            cut = e;
        }
        clock.end();
        var url = response.request().url();
        var headers = telling(response);
        var location = response.isRedirect() ? response.header("Location") : null;
        if (location != null) {
            headers.put("location", Masked.location(url, location));
        }
        var exchange = new Exchange(
                client,
                stage,
                response.request().method(),
                Masked.url(url),
                response.code(),
                Exchange.Timing.of(clock, trail.began()),
                body.size(),
                headers,
                tls(response),
                cut == null ? null : "cut after " + body.size() + " bytes: " + HttpSource.why(cut));
        var target = location == null ? null : url.resolve(location);
        return keep(new Fetched(exchange, url, body.readByteString(), target, cut == null ? null : failure(cut)));
    }

    private Fetched keep(Fetched fetched) {
        trail.add(fetched.exchange());
        return fetched;
    }

    private static void read(Response response, Buffer into, int limit) throws IOException {
        var source = response.body().source();
        while (into.size() < limit && source.read(into, limit - into.size()) >= 0) {
            // The loop's condition does the work.
        }
    }

    private static Exchange.@Nullable Tls tls(Response response) {
        var handshake = response.handshake();
        if (handshake == null || handshake.peerCertificates().isEmpty()) {
            return null;
        }
        return handshake.peerCertificates().getFirst() instanceof X509Certificate certificate
                ? new Exchange.Tls(
                        handshake.tlsVersion().javaName(),
                        certificate.getNotAfter().toInstant())
                : null;
    }

    private static Map<String, String> telling(Response response) {
        var headers = new LinkedHashMap<String, String>();
        for (String name : TELLING) {
            var value = response.header(name);
            if (value != null) {
                headers.put(name, Words.ofSomebody(value, 512));
            }
        }
        if (response.header(Observations.SETS_COOKIE) != null) {
            headers.put(Observations.SETS_COOKIE, "***");
        }
        return headers;
    }
}
