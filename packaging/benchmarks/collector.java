import dev.sluice.store.Store;
import dev.sluice.telemetry.cmcd.CmcdReader;
import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.ingest.Audience;
import dev.sluice.telemetry.ingest.Clients;
import dev.sluice.telemetry.ingest.Directory;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.ingest.Regions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Telemetry taken in: records decoded on one thread, and events from the inbox into the rollups, beside DuckDB's appender
 * taking the same facts. Arguments: events in all, by default a million.
 */
final class Collector {
    private static final int ROUNDS = 5;
    private static final int PER_BODY = 50;
    private static final String[] AGENTS = {
        "Mozilla/5.0 (Windows NT 10.0) Chrome/138.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1",
        "Mozilla/5.0 (Linux; Android 16) Chrome/138.0 Mobile Safari/537.36"
    };

    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        System.out.printf("%-34s %12s %12s %12s%n", "events per second", "median", "min", "max");
        decode(events);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var heaps = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(inbox(events));
            System.gc();
            var memory = Runtime.getRuntime();
            heaps.add((memory.totalMemory() - memory.freeMemory()) >> 20);
            theirs.add(duckdb(events));
        }
        print("inbox to rollups, bodies of 50", ours);
        System.out.printf(Locale.ENGLISH, "heap in use after each round, MB: %s%n", heaps);
        print("DuckDB appender, same facts", theirs);
        System.out.printf(Locale.ROOT, "ratio of medians %.2f%n", median(ours) / median(theirs));
    }

    private static void decode(int events) {
        byte[] body = "e=ps,sta=p,sid=\"9a3b21cd\",sn=17,ts=1764752430000,v=2\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        var rates = new ArrayList<Double>();
        long[] seen = {0};
        for (int round = 0; round < ROUNDS + 2; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < Math.max(200, events / 1000); i++) {
                CmcdReader.body(body, 0, body.length, record -> seen[0] += record.integer("sn"), why -> {});
            }
            if (round >= 2) rates.add(Math.max(200, events / 1000) * 1000 / seconds(began));
        }
        print("decode, one thread", rates);
    }

    private static double inbox(int events) throws Exception {
        Path folder = Files.createTempDirectory("bench-collector");
        var store = Store.open(folder.resolve("telemetry.db"), "dev/sluice/telemetry/migration");
        var inbox = Inbox.open(store, Clock.systemUTC(), new Nobody(), Inbox.cohorts(store), new Clients(new Regions()), () -> {});
        var bodies = bodies(events);
        long began = System.nanoTime();
        CompletableFuture<Void> last = null;
        for (int i = 0; i < bodies.size(); i++) {
            // Senders are many: each address has a pace of its own.
            var audience = new Audience(
                    InetAddress.getByAddress(new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i}), AGENTS[i % 3], "desktop");
            CompletableFuture<Void> kept;
            while ((kept = inbox.post("c:" + i % 64, "channel-" + i % 8, audience, bodies.get(i))) == null) {
                Thread.sleep(1);
            }
            last = kept;
        }
        last.join();
        inbox.close();
        double rate = bodies.size() * PER_BODY / seconds(began);
        store.close();
        return rate;
    }

    private static List<byte[]> bodies(int events) {
        long now = System.currentTimeMillis();
        var bodies = new ArrayList<byte[]>();
        for (int b = 0; b < events / PER_BODY; b++) {
            var body = new StringBuilder();
            String sid = ",sid=\"s" + b + "\",sn=";
            for (int n = 0; n < PER_BODY; n++) {
                String what = n == 0 ? "e=ps,sta=s" : n == 1 ? "e=ps,sta=p" : n % 10 == 5 ? "e=ps,sta=r" : n % 10 == 6
                        ? "e=ps,sta=p" : n % 3 == 0 ? "e=t,sta=p,pt=" + n * 1000 : "e=rr,ot=v,rc=200,ttfb=40,ttlb=90";
                body.append(what).append(sid).append(n).append(",ts=").append(now - 60_000 + n * 1000).append(",v=2\n");
            }
            bodies.add(body.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static double duckdb(int events) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + Files.createTempDirectory("bench-duck").resolve("facts.db"))) {
            connection.createStatement().execute(
                    "create table fact (sid varchar, sn bigint, ts bigint, e varchar, sta varchar, pt bigint)");
            long began = System.nanoTime();
            var duck = connection.unwrap(org.duckdb.DuckDBConnection.class);
            try (var appender = duck.createAppender("main", "fact")) {
                for (int i = 0; i < events; i++) {
                    appender.beginRow();
                    appender.append("s" + i / PER_BODY);
                    appender.append((long) i % PER_BODY);
                    appender.append(1_764_752_430_000L + i);
                    appender.append("ps");
                    appender.append("p");
                    appender.append((long) i);
                    appender.endRow();
                }
            }
            return events / seconds(began);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }

    private static void print(String what, List<Double> rates) {
        System.out.printf(Locale.ENGLISH, "%-34s %,12.0f %,12.0f %,12.0f%n", what, median(rates),
                rates.stream().min(Double::compare).orElseThrow(), rates.stream().max(Double::compare).orElseThrow());
    }

    private static final class Nobody implements Directory {
        @Override
        public Optional<String> shareOf(String sid) {
            return Optional.empty();
        }

        @Override
        public Optional<Shared> share(String handle) {
            return Optional.of(new Shared(Traits.none(), 0, Map.of()));
        }
    }
}
