import edges.Field;
import edges.Viewers;
import edges.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks 8 edge agents (instances in this process, following a whole service over HTTP) for media while links are being shut
 * by runs of the emergency runbook as far as *Push to edges*, and counts answers 2xx to requests that began after the edge's acknowledgement of the link's revocation had reached the
 * service. Arguments: requests (default 1,000,000).
 */
final class Leak {
    private static final int EDGES = 8;
    private static final int SESSIONS = 4_000;

    private static final LongAdder asked = new LongAdder();
    private static final LongAdder played = new LongAdder();
    private static final LongAdder refusedAfter = new LongAdder();
    private static final LongAdder leaked = new LongAdder();
    private static final AtomicBoolean over = new AtomicBoolean();

    public static void main(String[] args) throws Exception {
        long requests = args.length == 0 ? 1_000_000 : Long.parseLong(args[0]);
        try (var field = new Field(EDGES, SESSIONS, "Snapshot targets")) {
            var paths = field.sessions(SESSIONS, SESSIONS);
            Viewers.warm(field, EDGES, paths);
            var acknowledged = new ConcurrentHashMap<Integer, Instant>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int edge = 0; edge < EDGES; edge++) {
                    int at = edge;
                    for (int i = 0; i < 2; i++) {
                        threads.submit((Callable<Void>) () -> ask(field.port(at), at, paths, acknowledged));
                    }
                }
                long revoked = revoke(field, requests, acknowledged);
                over.set(true);
                System.out.printf("%,d requests: %,d played, %,d refused after the acknowledgement, %,d links revoked meanwhile%n",
                        asked.sum(), played.sum(), refusedAfter.sum(), revoked);
            }
            System.out.printf("answered 2xx after the edge's acknowledgement: %d (target 0)%n", leaked.sum());
        }
        System.exit(leaked.sum() == 0 ? 0 : 1);
    }

    /** One after the other, spread over the whole of the requests. */
    private static long revoke(Field field, long requests, Map<Integer, Instant> acknowledged) throws InterruptedException {
        int n = 0;
        while (asked.sum() < requests) {
            if (n < SESSIONS && asked.sum() >= requests / SESSIONS * n) {
                acknowledged.put(n, field.shut("link:link-" + n).acknowledged().get("edge-" + n % EDGES));
                n++;
            } else {
                LockSupport.parkNanos(200_000);
            }
        }
        return n;
    }

    private static Void ask(int port, int edge, List<String> paths, Map<Integer, Instant> acknowledged) throws Exception {
        try (var wire = new Wire(port)) {
            while (!over.get()) {
                int n = ThreadLocalRandom.current().nextInt(paths.size() / EDGES) * EDGES + edge;
                Instant began = Instant.now();
                boolean ok = wire.get(paths.get(n)) / 100 == 2;
                asked.increment();
                Instant since = acknowledged.get(n);
                boolean dead = since != null && began.isAfter(since);
                (ok ? dead ? leaked : played : dead ? refusedAfter : new LongAdder()).increment();
            }
            return null;
        }
    }

    private Leak() {}
}
