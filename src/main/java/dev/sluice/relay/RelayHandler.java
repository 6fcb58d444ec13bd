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
    /** JavaFX divides by the milliseconds a segment took (J24). */
    private static final long AT_LEAST_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Map<String, PreviewSession> sessions;

    RelayHandler(Map<String, PreviewSession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        LockSupport.parkNanos(AT_LEAST_NS);
        var served = find(Request.getPathInContext(request));
        if (served == null) {
            Response.writeError(request, response, callback, 404);
            return true;
        }
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, served.contentType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, served.body().remaining());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        var head = request.getMethod().equals("HEAD");
        response.write(true, head ? ByteBuffer.allocate(0) : served.body(), callback);
        return true;
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
