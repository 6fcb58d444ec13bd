package dev.sluice.relay;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Finds the session by its secret path and writes what it serves. Blocks while upstream is asked. */
final class RelayHandler extends Handler.Abstract {
    /** JavaFX divides by the milliseconds that reading a segment took (J24), and begins to count with the first byte. */
    private static final long LAST_BYTE_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(15);

    private static final Served NOTHING = new Served("", ByteBuffer.allocate(0), false);

    private final Map<String, PreviewSession> sessions;

    RelayHandler(Map<String, PreviewSession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var served = find(Request.getPathInContext(request));
        if (served == null) {
            Response.writeError(request, response, callback, 404);
            return true;
        }
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, served.contentType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, served.body().remaining());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        write(response, request.getMethod().equals("HEAD") ? NOTHING : served, callback);
        return true;
    }

    private static void write(Response response, Served served, Callback callback) {
        var body = served.body();
        if (!served.timed() || body.remaining() < 2) {
            response.write(true, body, callback);
            return;
        }
        var last = body.slice(body.limit() - 1, 1);
        body.limit(body.limit() - 1);
        response.write(
                false,
                body,
                Callback.from(
                        () -> {
                            LockSupport.parkNanos(LAST_BYTE_AFTER_NS);
                            response.write(true, last, callback);
                        },
                        callback::failed));
    }

    private @Nullable Served find(String path) throws InterruptedException {
        var parts = path.split("/", 4);
        if (parts.length != 3) {
            return null;
        }
        var session = sessions.get(parts[1]);
        return session == null ? null : session.serve(parts[2]);
    }
}
