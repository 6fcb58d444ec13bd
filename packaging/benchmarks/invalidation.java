import edges.Field;
import edges.Viewers;
import edges.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Click to last edge acknowledgement, and click to the first refusal a probe sees: 8 edge agents (instances in this process,
 * following the feed over HTTP), 10,000 live sessions that ask 2,500 times a second in all, verified beforehand; with 1,000
 * and with 1,000,000 live links, in turns. Arguments: runs (default 1000).
 */
final class Invalidation {
    private static final int EDGES = 8;
    private static final int SESSIONS = 10_000;
    private static final int PER_SECOND = 2_500;
    private static final int BLOCKS = 10;

    public static void main(String[] args) throws Exception {
        int runs = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
        System.out.printf("%d runs each, %d edge agents in this process, %,d sessions at %,d requests/s asked for%n",
                runs, EDGES, SESSIONS, PER_SECOND);
        System.out.printf("%-11s %-24s %8s %8s %8s %8s %9s%n", "live links", "click to", "p50", "p95", "p99", "max", "load/s");
        try (var few = new Run(1_000); var many = new Run(1_000_000)) {
            int block = Math.max(1, runs / BLOCKS);
            few.block(block, false);
            many.block(block, false);
            for (int i = 0; i < BLOCKS; i++) {
                few.block(block, true);
                many.block(block, true);
            }
            few.print();
            many.print();
            verdict(few, many);
        }
        System.exit(0);
    }

    private static void verdict(Run few, Run many) {
        System.out.printf("ratio of medians, 1,000,000 to 1,000 live links: acknowledgement %.2f, refusal %.2f (target at most 1.2)%n",
                at(many.times.acknowledged, 50) / at(few.times.acknowledged, 50), at(many.times.refused, 50) / at(few.times.refused, 50));
        double p99 = Math.max(at(few.times.acknowledged, 99), at(many.times.acknowledged, 99));
        System.out.printf("p99 to the last acknowledgement %.1f ms (target below 250)%n", p99);
    }

    private record Times(List<Double> acknowledged, List<Double> refused) {}

    /** One number of live links; blocks of both take turns, so that what else this machine does hits both alike. */
    private static final class Run implements AutoCloseable {
        private final long links;
        private final Field field;
        private final List<String> paths = new ArrayList<>();
        private final Times times = new Times(new ArrayList<>(), new ArrayList<>());
        private int next;
        private long asked;
        private long nanos;

        Run(long links) throws Exception {
            this.links = links;
            field = new Field(EDGES, links);
            for (int n = 0; n < SESSIONS; n++) {
                paths.add(field.path(n));
            }
            Viewers.warm(field, EDGES, paths);
        }

        void block(int runs, boolean measured) throws Exception {
            try (var viewers = new Viewers(field, EDGES, paths, PER_SECOND); var click = field.clicker()) {
                long began = System.nanoTime();
                for (int run = 0; run < runs; run++) {
                    one(field, click, next++, paths, measured ? times : new Times(new ArrayList<>(), new ArrayList<>()));
                }
                nanos += measured ? System.nanoTime() - began : 0;
                asked += measured ? viewers.asked() : 0;
            }
        }

        void print() {
            Invalidation.print(links, "last acknowledgement", times.acknowledged, asked / (nanos / 1e9));
            Invalidation.print(links, "first refusal of a probe", times.refused, asked / (nanos / 1e9));
        }

        @Override
        public void close() {
            field.close();
        }
    }

    private static void one(Field field, Wire click, int link, List<String> paths, Times times) throws Exception {
        var probing = new CompletableFuture<Instant>();
        var ready = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> probe(field.port(link % EDGES), paths.get(link), ready, probing));
        ready.join();
        Instant clicked = Instant.now();
        click.post("/click/link-" + link);
        Instant last = Collections.max(field.acknowledged("link-" + link).values());
        times.acknowledged.add(millis(clicked, last));
        times.refused.add(millis(clicked, probing.join()));
    }

    private static void probe(int port, String path, CompletableFuture<Void> ready, CompletableFuture<Instant> refused) {
        try (var wire = new Wire(port)) {
            if (wire.get(path) != 200) {
                throw new IllegalStateException("refused before the click");
            }
            ready.complete(null);
            while (wire.get(path) == 200) {
                Thread.sleep(1);
            }
            refused.complete(Instant.now());
        } catch (Exception e) {
            ready.completeExceptionally(e);
            refused.completeExceptionally(e);
        }
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    private static void print(long links, String what, List<Double> times, double load) {
        System.out.printf("%-11s %-24s %5.1f ms %5.1f ms %5.1f ms %5.1f ms %,9.0f%n",
                String.format("%,d", links), what, at(times, 50), at(times, 95), at(times, 99), at(times, 100), load);
    }

    private static double at(List<Double> times, int percent) {
        var sorted = times.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private Invalidation() {}
}
