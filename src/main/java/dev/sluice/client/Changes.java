package dev.sluice.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** The change feed of one service, followed across breaks until it is closed. */
public final class Changes implements AutoCloseable {
    /** The service's heartbeat is much shorter; a feed silent for this long is dead. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Wire wire;
    private final OkHttpClient http;
    private final ChangeListener listener;
    private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15));
    private final AtomicReference<@Nullable EventSource> source = new AtomicReference<>();
    private volatile boolean closed;
    private volatile @Nullable String lastId;

    private Changes(Wire wire, ChangeListener listener) {
        this.wire = wire;
        this.listener = listener;
        this.http = wire.http()
                .newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(SILENCE)
                .build();
    }

    static Changes listen(Wire wire, ChangeListener listener) {
        var changes = new Changes(wire, listener);
        changes.connect();
        return changes;
    }

    private void connect() {
        if (closed) {
            return;
        }
        var request = new Request.Builder().url(wire.url("events")).header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        source.set(EventSources.createFactory((okhttp3.Call.Factory) http).newEventSource(request.build(), new Feed()));
        if (closed) {
            cancel();
        }
    }

    private void retry(@Nullable Throwable cause, @Nullable Response response) {
        if (closed) {
            return;
        }
        var delay = backoff.next();
        listener.disconnected(
                response != null && !response.isSuccessful()
                        ? wire.faults().refused(response)
                        : wire.faults().unreachable(cause),
                delay);
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::connect);
    }

    private void cancel() {
        var open = source.getAndSet(null);
        if (open != null) {
            open.cancel();
        }
    }

    /** Ends the feed; nothing more is heard once the call under way has returned. */
    @Override
    public void close() {
        closed = true;
        cancel();
    }

    private final class Feed extends EventSourceListener {
        @Override
        public void onOpen(EventSource eventSource, Response response) {
            backoff.reset();
            if (!closed) {
                listener.connected();
            }
        }

        @Override
        public void onEvent(EventSource eventSource, @Nullable String id, @Nullable String type, String data) {
            lastId = id == null ? lastId : id;
            if (closed) {
                return;
            }
            try {
                listener.changed(Json.MAPPER.readValue(data, Change.class));
            } catch (JsonProcessingException e) {
                // A newer service's event: there is nothing to read again that this client knows.
            }
        }

        @Override
        public void onClosed(EventSource eventSource) {
            retry(null, null);
        }

        @Override
        public void onFailure(EventSource eventSource, @Nullable Throwable t, @Nullable Response response) {
            retry(t, response);
        }
    }
}
