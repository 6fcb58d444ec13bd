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
 * Click to last edge acknowledgement, click to the first refusal a probe sees, and click to a green verification: a whole
 * service and 8 edge agents that follow it over HTTP, in this process; 10,000 live sessions that ask 2,500 times a second in
 * all, each verified at its edge beforehand; with 1,000 and with 1,000,000 live links, in turns. Each run shuts one link
 * that was just made and plays, by a POST to the control API as the panel's click sends it: the shipped emergency runbook as
 * far as its verification. At the end everything is shut once. Arguments: runs (default 1000).
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
            few.everything();
            many.everything();
        }
        System.exit(0);
    }

    private static void verdict(Run few, Run many) {
        System.out.printf("ratio of medians, 1,000,000 to 1,000 live links: acknowledgement %.2f, refusal %.2f (target at most 1.2)%n",
                at(many.times.acknowledged, 50) / at(few.times.acknowledged, 50), at(many.times.refused, 50) / at(few.times.refused, 50));
        double p99 = Math.max(at(few.times.acknowledged, 99), at(many.times.acknowledged, 99));
        System.out.printf("p99 to the last acknowledgement %.1f ms (target below 250)%n", p99);
    }

    private record Times(List<Double> acknowledged, List<Double> refused, List<Double> verified) {
        static Times none() {
            return new Times(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** One number of live links; blocks of both take turns, so that what else this machine does hits both alike. */
    private static final class Run implements AutoCloseable {
        private final long links;
        private final Field field;
        private final List<String> paths;
        private final Times times = Times.none();
        private int next;
        private long asked;
        private long nanos;

        Run(long links) throws Exception {
            this.links = links;
            field = new Field(EDGES, links, "Reissue to recipients");
            paths = field.sessions(SESSIONS, links);
            Viewers.warm(field, EDGES, paths);
        }

        void block(int runs, boolean measured) throws Exception {
            try (var viewers = new Viewers(field, EDGES, paths, PER_SECOND)) {
                long began = System.nanoTime();
                for (int run = 0; run < runs; run++) {
                    one(field, next++, measured ? times : Times.none());
                }
                nanos += measured ? System.nanoTime() - began : 0;
                asked += measured ? viewers.asked() : 0;
            }
        }

        void print() {
            Invalidation.print(links, "last acknowledgement", times.acknowledged, asked / (nanos / 1e9));
            Invalidation.print(links, "first refusal of a probe", times.refused, asked / (nanos / 1e9));
            Invalidation.print(links, "green verification", times.verified, asked / (nanos / 1e9));
        }

        /** Once, for nothing plays afterwards. */
        void everything() throws Exception {
            try (var _ = new Viewers(field, EDGES, paths, PER_SECOND)) {
                var shut = field.shut("everything");
                System.out.printf("everything, %,d live links and all their sessions, once: last acknowledgement %.1f ms, verified %,d ms%n",
                        links, millis(shut.clicked(), last(shut)), shut.run().verifiedMs());
            }
        }

        @Override
        public void close() {
            field.close();
        }
    }

    private static void one(Field field, int n, Times times) throws Exception {
        String link = field.link();
        String path = field.session(link);
        var probing = new CompletableFuture<Instant>();
        var ready = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> probe(field.port(n % EDGES), path, ready, probing));
        ready.join();
        var shut = field.shut("link:" + link);
        times.acknowledged.add(millis(shut.clicked(), last(shut)));
        times.refused.add(millis(shut.clicked(), probing.join()));
        times.verified.add((double) shut.run().verifiedMs());
    }

    private static Instant last(Field.Shut shut) {
        return Collections.max(shut.acknowledged().values());
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
