package dev.sluice.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes answers. */
public final class Answers {
    private Answers() {}

    /** Sends a {@link Reply}, a {@link Problem} as problem details, or any record as JSON with 200. */
    public static void send(Request request, Response response, Object answer, Callback callback) {
        switch (answer) {
            case Reply reply -> send(request, response, reply, callback);
            case Problem problem ->
                send(request, response, json(problem.status(), "application/problem+json", problem), callback);
            default -> send(request, response, json(200, "application/json", answer), callback);
        }
    }

    /** {@code value} as JSON. */
    public static Reply json(int status, String type, Object value) {
        try {
            return new Reply(status, type, java.util.Map.of(), ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the API is not JSON: " + value.getClass(), e);
        }
    }

    private static void send(Request request, Response response, Reply reply, Callback callback) {
        response.setStatus(reply.status());
        var headers = response.getHeaders();
        reply.headers().forEach((name, value) -> headers.put(new HttpField(name, value)));
        if (!reply.type().isEmpty()) {
            headers.put(HttpHeader.CONTENT_TYPE, reply.type());
        }
        if (headers.get(HttpHeader.CACHE_CONTROL) == null) {
            headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        }
        if (reply.status() != 204) {
            headers.put(HttpHeader.CONTENT_LENGTH, reply.body().remaining());
        }
        boolean head = request.getMethod().equals("HEAD");
        response.write(true, head ? ByteBuffer.allocate(0) : reply.body().duplicate(), callback);
    }
}
