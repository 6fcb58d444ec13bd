package dev.sluice.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The last 5,000 requests of a session; a live preview may run for days. */
final class RequestLog {
    private static final int KEPT = 5_000;

    private final Deque<UpstreamRequest> requests = new ArrayDeque<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Consumer<UpstreamRequest> listener;

    RequestLog(Consumer<UpstreamRequest> listener) {
        this.listener = listener;
    }

    int nextNumber() {
        return numbers.incrementAndGet();
    }

    void add(UpstreamRequest request) {
        synchronized (requests) {
            requests.addLast(request);
            if (requests.size() > KEPT) {
                requests.removeFirst();
            }
        }
        listener.accept(request);
    }

    /** Says of a request that is over what was found out about its answer later. */
    void amend(UpstreamRequest known, String failure) {
        var amended = known.failing(failure);
        synchronized (requests) {
            if (!requests.remove(known)) {
                return;
            }
            requests.addLast(amended);
        }
        listener.accept(amended);
    }

    List<UpstreamRequest> all() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }
}
