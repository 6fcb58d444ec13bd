package dev.sluice.service;

import dev.sluice.http.Call;
import dev.sluice.http.EventStream;
import dev.sluice.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of the control API that something changed. A listener that is too slow misses events and is told so by
 * an event {@code lost}: it reads everything again.
 */
final class Changes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final int BEHIND = 1024;
    private static final long HEARTBEAT_SECONDS = 10;
    private static final Change END = new Change("end", "");

    private final List<BlockingQueue<Change>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Something about this thing changed: read it again. */
    record Change(String kind, String id) {}

    void tell(String kind, String id) {
        var change = new Change(kind, id);
        for (var listener : listeners) {
            if (!listener.offer(change)) {
                listener.clear();
                listener.offer(new Change("lost", ""));
            }
        }
    }

    /** Sends events until the listener goes away or the service stops; blocks its virtual thread. */
    Object stream(Call call) {
        try {
            send(call);
        } catch (IOException e) {
            LOG.debug("A listener has gone away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.none();
    }

    /** Ends every stream, so that a server that drains has nobody to wait for. */
    @Override
    public void close() {
        closed = true;
        for (var listener : listeners) {
            listener.clear();
            listener.offer(END);
        }
    }

    private void send(Call call) throws IOException, InterruptedException {
        var queue = new ArrayBlockingQueue<Change>(BEHIND);
        listeners.add(queue);
        try (var events = EventStream.open(call)) {
            events.heartbeat();
            for (long id = 1; !closed; id++) {
                Change change = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (change == null) {
                    events.heartbeat();
                } else if (!closed) {
                    events.send(Long.toString(id), change.kind(), change);
                }
            }
        } finally {
            listeners.remove(queue);
        }
    }
}
