package dev.sluice.hls.walk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads one answer up to its limit, inflated; what broke on the way is kept with the bytes that came. */
final class BodyReader {
    private static final int CHUNK = 64 * 1024;

    /** Header values longer than this are cut: they are evidence, not content. */
    private static final int MAX_HEADER = 2_000;

    private final Source.Request request;
    private final List<String> redirects;
    private final long start;

    BodyReader(Source.Request request, List<String> redirects, long start) {
        this.request = request;
        this.redirects = redirects;
        this.start = start;
    }

    Response read(okhttp3.Response answer) {
        var range = request.range();
        var ignored = range != null && answer.code() == 200;
        var limit = ignored ? Math.max(request.limit(), 1) : request.limit();
        var out = new Bytes();
        var failure = fill(answer, out, limit);
        var cut = out.size() > limit;
        var body = out.view();
        body.limit((int) Math.min(body.limit(), limit));
        return new Response(
                request.uri(),
                answer.request().url().toString(),
                answer.code(),
                headers(answer),
                range != null && ignored ? HttpSource.part(body, range) : body,
                total(answer),
                cut,
                failure,
                redirects,
                tls(answer),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** Reads one byte more than the limit, to know whether there is more; answers what went wrong. */
    private static @Nullable String fill(okhttp3.Response answer, Bytes out, long limit) {
        try (var in = inflated(answer)) {
            var chunk = new byte[CHUNK];
            for (var n = in.read(chunk); n >= 0 && out.size() <= limit; n = in.read(chunk)) {
                out.write(chunk, 0, (int) Math.min(n, limit + 1 - out.size()));
            }
            return null;
        } catch (InterruptedIOException e) {
            return "stalls after " + out.size() + " bytes";
        } catch (IOException e) {
            return "breaks off after " + out.size() + " bytes";
        }
    }

    private static InputStream inflated(okhttp3.Response answer) throws IOException {
        var in = answer.body().byteStream();
        return "gzip".equalsIgnoreCase(answer.header("Content-Encoding")) ? new GZIPInputStream(in) : in;
    }

    private static long total(okhttp3.Response answer) {
        var range = answer.header("Content-Range", "");
        var slash = range == null ? -1 : range.lastIndexOf('/');
        try {
            return range != null && slash >= 0
                    ? Long.parseLong(range.substring(slash + 1).strip())
                    : answer.body().contentLength();
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Map<String, String> headers(okhttp3.Response answer) {
        var headers = new TreeMap<String, String>();
        for (var pair : answer.headers()) {
            var name = pair.getFirst().toLowerCase(Locale.ROOT);
            var value = name.equals("set-cookie") ? masked(pair.getSecond()) : pair.getSecond();
            headers.merge(name, value.substring(0, Math.min(MAX_HEADER, value.length())), (a, b) -> a + ", " + b);
        }
        return headers;
    }

    /** A cookie's value is a credential; its attributes are evidence. */
    private static String masked(String cookie) {
        return cookie.replaceFirst("=[^;]*", "=\u2026");
    }

    private static Response.@Nullable Tls tls(okhttp3.Response answer) {
        var handshake = answer.handshake();
        if (handshake == null) {
            return null;
        }
        var certificate = handshake.peerCertificates().isEmpty()
                ? null
                : handshake.peerCertificates().getFirst();
        var x509 = certificate instanceof X509Certificate known ? known : null;
        return new Response.Tls(
                handshake.tlsVersion().javaName(),
                handshake.cipherSuite().javaName(),
                x509 == null ? "" : x509.getSubjectX500Principal().getName(),
                x509 == null ? "" : x509.getNotAfter().toInstant().toString());
    }

    /** Gives its bytes without copying them once more. */
    private static final class Bytes extends ByteArrayOutputStream {
        ByteBuffer view() {
            return ByteBuffer.wrap(buf, 0, count).slice();
        }
    }
}
