package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.Credential;
import dev.sluice.hls.playlist.Segment.ByteRange;
import dev.sluice.hls.playlist.Uris;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Fetches as a browser's player would: with an Origin, playlists compressed when the server offers it, media as they are,
 * cookies of one answer sent with the next. Redirects are followed by hand, at most five, so that each is evidence and
 * passes the client's interceptors: that is where a caller keeps playlists from leading into private networks.
 */
public final class HttpSource implements Source {
    private static final int MAX_REDIRECTS = 5;

    private final OkHttpClient client;
    private final Options options;

    /**
     * How to ask.
     *
     * @param headers sent with every request, never on a redirect to another host
     * @param origin the page the player is embedded in, for example {@code https://player.example}
     * @param patience how long to wait for the next byte
     * @param whole how long one resource may take
     */
    public record Options(Map<String, String> headers, String origin, Duration patience, Duration whole) {
        public Options {
            headers = Map.copyOf(headers);
        }

        /** No headers of one's own, ten seconds of patience, a minute for a resource. */
        public static Options standard() {
            return new Options(Map.of(), "https://player.invalid", Duration.ofSeconds(10), Duration.ofSeconds(60));
        }

        /** No header values: they may be credentials. */
        @Override
        public String toString() {
            return "Options[" + headers.keySet() + ", " + origin + "]";
        }
    }

    /** @param client shared with others; its pools are used, its redirect and time settings are not */
    public HttpSource(OkHttpClient client, Options options) {
        this.options = options;
        this.client = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(options.patience())
                .readTimeout(options.patience())
                .callTimeout(options.whole())
                .cookieJar(new Cookies())
                .build();
    }

    @Override
    public Response fetch(Request request) {
        var encoding = request.kind() == Kind.PLAYLIST ? "gzip" : "identity";
        return follow(request, "GET", Map.of("Accept-Encoding", encoding));
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public HttpFacts facts(String playlist, @Nullable String segment) {
        var plain = new Request(playlist, Kind.PLAYLIST, null, 1 << 20);
        var identity = follow(plain, "GET", Map.of("Accept-Encoding", "identity"));
        var preflight = Map.of("Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "range");
        var media = segment == null
                ? null
                : follow(new Request(segment, Kind.SEGMENT, null, 1 << 10), "OPTIONS", preflight)
                        .headOnly();
        return new HttpFacts(options.origin(), Clock.systemUTC().instant(), identity.headOnly(), media);
    }

    @Override
    public Optional<Tried> tried(String level, String uri) {
        return Credential.damaged(uri).map(damaged -> {
            var url = HttpUrl.parse(damaged);
            var cookies = url != null && !client.cookieJar().loadForRequest(url).isEmpty();
            var answer = fetch(new Request(damaged, Kind.KEY, null, 0));
            return new Tried(
                    level, uri, answer.headOnly(), cookies || options.headers().containsKey("Authorization"));
        });
    }

    private Response follow(Request request, String method, Map<String, String> extra) {
        var redirects = new ArrayList<String>();
        var start = System.nanoTime();
        var at = request.uri();
        while (true) {
            var url = HttpUrl.parse(at);
            if (url == null) {
                return failed(request, at, redirects, start, "not an http URL");
            }
            var call = client.newCall(build(url, request, method, extra, redirects.isEmpty()));
            try (var answer = call.execute()) {
                var location = answer.header("Location");
                if (!answer.isRedirect() || location == null || redirects.size() == MAX_REDIRECTS) {
                    return new BodyReader(request, redirects, start).read(answer);
                }
                at = Uris.resolve(at, location);
                redirects.add(answer.code() + " to " + Uris.shown(at));
            } catch (IOException e) {
                return failed(request, at, redirects, start, why(e));
            }
        }
    }

    private okhttp3.Request build(
            HttpUrl url, Request request, String method, Map<String, String> extra, boolean first) {
        var builder =
                new okhttp3.Request.Builder().url(url).method(method, null).header("Origin", options.origin());
        if (first) {
            options.headers().forEach(builder::header);
        }
        extra.forEach(builder::header);
        var range = request.range();
        if (range != null) {
            builder.header("Range", "bytes=" + range.offset() + "-" + (range.end() - 1));
        }
        return builder.build();
    }

    private static Response failed(Request request, String at, List<String> redirects, long start, String why) {
        return new Response(
                request.uri(),
                at,
                0,
                Map.of(),
                ByteBuffer.allocate(0),
                -1,
                false,
                why,
                redirects,
                null,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** A sentence without host names of resolvers or addresses, the same on every machine. */
    public static String why(IOException e) {
        return switch (e) {
            case UnknownHostException unknown
            when unknown.getClass() == UnknownHostException.class -> "the host name does not resolve";
            case ConnectException refused -> "the connection is refused";
            case SSLException tls -> "TLS fails: " + tls.getMessage();
            case InterruptedIOException timeout -> "no answer in time";
            default -> "the connection breaks: " + e.getMessage();
        };
    }

    /** A part of a body that came whole, for servers that ignore ranges. */
    static ByteBuffer part(ByteBuffer whole, ByteRange range) {
        var from = (int) Math.min(range.offset(), whole.limit());
        return whole.slice(from, (int) Math.min(range.length(), whole.limit() - from));
    }
}
