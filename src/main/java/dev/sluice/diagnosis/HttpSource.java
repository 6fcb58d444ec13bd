package dev.sluice.diagnosis;

import dev.sluice.hls.walk.Response;
import dev.sluice.hls.walk.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * HLS at a URL, as a check reads it: bounded answers, at most five redirects, and out of private networks but for the
 * address that was typed.
 */
public final class HttpSource implements Source {
    private static final int MOST_HOPS = 5;
    private static final Map<String, String> NONE = Map.of();

    private final OkHttpClient http;
    private final Guard guard;

    /** A source that may read from the server of {@code typed}, wherever that is, and from public ones. */
    public HttpSource(HttpUrl typed) {
        this.guard = new Guard(List.of(typed), false);
        this.http = new OkHttpClient.Builder()
                .dns(guard)
                .followRedirects(false)
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(15))
                .callTimeout(Duration.ofSeconds(60))
                .build();
    }

    @Override
    public boolean http() {
        return true;
    }

    @Override
    public Response fetch(Request request) {
        var began = System.nanoTime();
        var redirects = new ArrayList<String>();
        var url = HttpUrl.parse(request.uri());
        try {
            while (url != null) {
                guard.check(url);
                try (var response = http.newCall(asked(request, url)).execute()) {
                    var target = redirects.size() < MOST_HOPS ? target(response) : null;
                    if (target == null) {
                        return answer(request, response, redirects, began);
                    }
                    redirects.add(response.code() + " " + Masked.url(target));
                    url = target;
                }
            }
            return nothing(request, redirects, "it is no http address", began);
        } catch (IOException e) {
            return nothing(request, redirects, e.getClass().getSimpleName() + ": " + e.getMessage(), began);
        }
    }

    private static okhttp3.Request asked(Request request, HttpUrl url) {
        var asked = new okhttp3.Request.Builder().url(url).header("Origin", "https://check.sluice.invalid");
        var range = request.range();
        if (range != null) {
            asked.header("Range", "bytes=" + range.offset() + "-" + (range.end() - 1));
        }
        return asked.build();
    }

    private static @Nullable HttpUrl target(okhttp3.Response response) {
        var location = response.isRedirect() ? response.header("Location") : null;
        return location == null ? null : response.request().url().resolve(location);
    }

    private static Response answer(Request request, okhttp3.Response response, List<String> redirects, long began)
            throws IOException {
        var body = new Buffer();
        boolean cut = read(response, body, request.limit());
        return new Response(
                request.uri(),
                response.request().url().toString(),
                response.code(),
                headers(response),
                ByteBuffer.wrap(body.readByteArray()),
                total(response),
                cut,
                null,
                redirects,
                tls(response.handshake()),
                millis(began));
    }

    /** Reads to the end or to the limit; the result says which. */
    private static boolean read(okhttp3.Response response, Buffer into, long limit) throws IOException {
        var source = response.body().source();
        while (into.size() < limit) {
            if (source.read(into, limit - into.size()) < 0) {
                return false;
            }
        }
        return !source.exhausted();
    }

    private static Response nothing(Request request, List<String> redirects, String why, long began) {
        return new Response(
                request.uri(),
                request.uri(),
                0,
                NONE,
                ByteBuffer.allocate(0),
                -1,
                false,
                why,
                redirects,
                null,
                millis(began));
    }

    private static Map<String, String> headers(okhttp3.Response response) {
        var headers = new TreeMap<String, String>();
        response.headers()
                .forEach(header -> headers.merge(
                        header.getFirst().toLowerCase(Locale.ROOT), header.getSecond(), (a, b) -> a + ", " + b));
        return headers;
    }

    private static long total(okhttp3.Response response) {
        var range = response.header("Content-Range", "");
        var total = range == null ? "" : range.substring(range.lastIndexOf('/') + 1);
        return total.matches("\\d{1,18}")
                ? Long.parseLong(total)
                : response.body().contentLength();
    }

    private static Response.@Nullable Tls tls(@Nullable Handshake handshake) {
        if (handshake == null || !(handshake.peerCertificates().getFirst() instanceof X509Certificate certificate)) {
            return null;
        }
        return new Response.Tls(
                handshake.tlsVersion().javaName(),
                handshake.cipherSuite().javaName(),
                certificate.getSubjectX500Principal().getName(),
                certificate.getNotAfter().toInstant().toString());
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
