package dev.sluice.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import dev.sluice.token.DenyCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes media and refusals, both with CORS headers: a refusal without them looks like a CORS fault in a browser. */
public final class MediaAnswers {
    private static final PreEncodedHttpField ANY_ORIGIN = new PreEncodedHttpField("Access-Control-Allow-Origin", "*");
    private static final PreEncodedHttpField EXPOSED = new PreEncodedHttpField(
            "Access-Control-Expose-Headers",
            "Content-Length, Content-Range, Date, Server-Timing, s-uri-signing, s-uri-signing-deny-reason");
    private static final PreEncodedHttpField TIMING = new PreEncodedHttpField("Timing-Allow-Origin", "*");
    private static final PreEncodedHttpField RANGES = new PreEncodedHttpField(HttpHeader.ACCEPT_RANGES, "bytes");
    private static final PreEncodedHttpField PRIVATE =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "private, max-age=3600");
    private static final PreEncodedHttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

    private MediaAnswers() {}

    /** A file, or the one range of it that was asked for. */
    public static void file(Request request, Response response, MediaFile file, Callback callback) {
        open(response, file.changes() ? NO_STORE : PRIVATE);
        var headers = response.getHeaders();
        headers.put(RANGES);
        headers.put(HttpHeader.CONTENT_TYPE, file.type());
        String range = request.getHeaders().get(HttpHeader.RANGE);
        if (range != null && ByteRange.single(range)) {
            part(request, response, file, range, callback);
        } else {
            body(request, response, 200, file.slice(0, file.length()), callback);
        }
    }

    private static void part(Request request, Response response, MediaFile file, String range, Callback callback) {
        var wanted = ByteRange.parse(range, file.length()).orElse(null);
        if (wanted == null) {
            response.getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes */" + file.length());
            body(request, response, 416, ByteBuffer.allocate(0), callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_RANGE, wanted.contentRange(file.length()));
        body(request, response, 206, file.slice(wanted.first(), wanted.length()), callback);
    }

    /** A playlist made for one session. */
    public static void playlist(Request request, Response response, String text, Callback callback) {
        playlist(request, response, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }

    /** A playlist made for one session, as it came from who made it. */
    public static void playlist(Request request, Response response, ByteBuffer text, Callback callback) {
        open(response, NO_STORE);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/vnd.apple.mpegurl");
        body(request, response, 200, text.duplicate(), callback);
    }

    /** A refusal with its deny code of RFC 9246. */
    public static void refuse(
            Request request, Response response, DenyCode deny, String reason, Problem problem, Callback callback) {
        response.getHeaders().put("s-uri-signing", Integer.toString(deny.number()));
        response.getHeaders().put("s-uri-signing-deny-reason", '"' + reason.replace("\"", "'") + '"');
        problem(request, response, problem, callback);
    }

    /** Any other answer than media. */
    public static void problem(Request request, Response response, Problem problem, Callback callback) {
        open(response, NO_STORE);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        body(request, response, problem.status(), json(problem), callback);
    }

    /** The answer to a server beside this one that asks whether it may serve: it may. */
    public static void admitted(Request request, Response response, Callback callback) {
        open(response, NO_STORE);
        body(request, response, 200, ByteBuffer.allocate(0), callback);
    }

    /** The answer to a preflight; media takes GET and HEAD from anywhere. */
    public static void preflight(Request request, Response response, Callback callback) {
        open(response, NO_STORE);
        var headers = response.getHeaders();
        headers.put("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        headers.put(
                "Access-Control-Allow-Headers",
                "Authorization, Range, CMCD-Object, CMCD-Request, CMCD-Session, CMCD-Status");
        headers.put("Access-Control-Max-Age", "86400");
        response.setStatus(204);
        response.write(true, null, callback);
    }

    private static void open(Response response, PreEncodedHttpField caching) {
        var headers = response.getHeaders();
        headers.put(ANY_ORIGIN);
        headers.put(EXPOSED);
        headers.put(TIMING);
        headers.put(caching);
    }

    private static void body(Request request, Response response, int status, ByteBuffer bytes, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
        response.write(true, request.getMethod().equals("HEAD") ? null : bytes, callback);
    }

    private static ByteBuffer json(Problem problem) {
        try {
            return ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is always JSON", e);
        }
    }
}
