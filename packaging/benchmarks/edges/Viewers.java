package edges;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Live sessions, each at its edge, that ask at a rate in all. */
public final class Viewers implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LongAdder asked = new LongAdder();
    private volatile boolean closed;

    /** @param perSecond in all edges together */
    public Viewers(Field field, int edges, List<String> paths, int perSecond) {
        for (int edge = 0; edge < edges; edge++) {
            int at = edge;
            threads.submit(() -> ask(field.port(at), at, edges, paths, perSecond / edges));
        }
    }

    private Void ask(int port, int edge, int edges, List<String> paths, int perSecond) throws Exception {
        try (var wire = new Wire(port)) {
            long next = System.nanoTime();
            long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
            while (!closed) {
                int n = ThreadLocalRandom.current().nextInt(paths.size() / edges) * edges + edge;
                wire.get(paths.get(n));
                asked.increment();
                next += gap;
                LockSupport.parkNanos(next - System.nanoTime());
            }
            return null;
        }
    }

    public long asked() {
        return asked.sum();
    }

    /** Lets every edge verify the signature of each of its sessions, and of every session that will be probed there. */
    public static void warm(Field field, int edges, List<String> paths) throws Exception {
        for (int edge = 0; edge < edges; edge++) {
            try (var wire = new Wire(field.port(edge))) {
                for (int n = edge; n < paths.size(); n += edges) {
                    if (wire.get(paths.get(n)) != 200) {
                        throw new IllegalStateException("a live session is refused");
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.close();
    }
}
