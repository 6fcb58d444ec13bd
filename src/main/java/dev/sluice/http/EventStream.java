package dev.sluice.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/** Server-sent events to one listener; blocks the calling (virtual) thread while the listener is slow. */
public final class EventStream implements AutoCloseable {
    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** Starts the answer. */
    public static EventStream open(Call call) {
        var response = call.response();
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        return new EventStream(Content.Sink.asOutputStream(response));
    }

    /**
     * Sends one event.
     *
     * @param id what the listener repeats as {@code Last-Event-ID} when it comes back
     */
    public void send(String id, String event, Object data) throws IOException {
        write("id: " + id + "\nevent: " + event + "\ndata: " + json(data) + "\n\n");
    }

    /** Keeps the connection open and proves that it is. */
    public void heartbeat() throws IOException {
        write(":\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String json(Object data) {
        try {
            return Json.MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event is not JSON: " + data.getClass(), e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
