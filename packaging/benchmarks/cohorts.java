import dev.sluice.audit.Audit;
import dev.sluice.api.Quality;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.quality.Cells;
import dev.sluice.telemetry.quality.Reports;
import dev.sluice.telemetry.quality.Slos;
import dev.sluice.telemetry.quality.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What a chart of 24 hours and 200 cohorts costs: our cells at growing numbers of sessions beside DuckDB over raw facts, and
 * the error of p95 against exact values. Arguments: millions of sessions, by default 1 10 100; DuckDB stops at 50.
 */
final class CohortsBench {
    private static final int COHORTS = 200;
    private static final int MINUTES = 1440;
    private static final int ROUNDS = 9;
    private static final long DAY = 1_764_720_000L;

    public static void main(String[] args) throws Exception {
        var millions = args.length == 0 ? List.of(1, 10, 100) : Arrays.stream(args).map(Integer::parseInt).toList();
        error();
        System.out.printf("%-12s %-34s %10s %10s %10s%n", "sessions", "query", "median ms", "min", "max");
        for (int million : millions) {
            ours(million);
            if (million <= 50) duckdb(million);
        }
    }

    private static void error() {
        var random = new Random(7);
        var cell = new Cell();
        var exact = new long[1_000_000];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = startup(random);
            cell.startup().add(exact[i]);
        }
        Arrays.sort(exact);
        for (double q : new double[] {0.5, 0.75, 0.95, 0.99}) {
            double truth = exact[(int) (q * (exact.length - 1))];
            System.out.printf(Locale.ROOT, "error of p%.0f at 1 million: %.2f %%%n", q * 100,
                    100 * Math.abs(cell.startup().quantile(q) - truth) / truth);
        }
    }

    private static void ours(int million) throws Exception {
        Path folder = Files.createTempDirectory("bench-cohorts");
        var store = Store.open(folder.resolve("telemetry.db"), "dev/sluice/telemetry/migration");
        var main = Store.open(folder.resolve("sluice.db"));
        fill(store, million * 1_000_000L);
        var slos = new Slos(main, new Audit(main, Clock.systemUTC()));
        var reports = new Reports(new Cells(store), Inbox.cohorts(store), slos, new Alone());
        var span = Span.of("24h", Instant.ofEpochSecond(DAY + 86_400).toString(), Instant.now());
        var by = List.of(Dimension.DEVICE, Dimension.PLAYER);
        time(million, "cohorts, figures and lines", () -> reports.quality(by, span, 12, 4));
        time(million, "stages of a cohort", () -> reports.stages(7, span, span));
        time(million, "heatmap of a cohort", () -> reports.heatmap(7, span));
        store.close();
        main.close();
    }

    private static void fill(Store store, long sessions) {
        var random = new Random(11);
        int perCell = (int) Math.max(1, sessions / MINUTES / COHORTS);
        int mask = 1 << 2 | 1 << 4;
        store.commit(h -> {
            h.execute("insert into cohort values (1, 0, null, null)");
            for (int c = 0; c < COHORTS; c++) {
                h.execute("insert into cohort values (?, ?, ?, ?)", c + 2, mask, "device-" + c % 5, "player-" + c / 5);
            }
            return 0;
        });
        for (int ten = 0; ten < MINUTES / 10; ten++) {
            long start = DAY + ten * 600L;
            store.commit(h -> {
                var batch = h.prepareBatch("insert into cell values (600, ?, ?, ?, ?)");
                var all = new Cell();
                for (int c = 0; c < COHORTS; c++) {
                    var cell = new Cell();
                    for (int i = 0; i < perCell * 10; i++) cell.startup().add(startup(random));
                    cell.add(Metric.ATTEMPTS, perCell * 10L);
                    cell.add(Metric.STARTED, perCell * 10L);
                    cell.add(Metric.WATCHED_MS, perCell * 600_000L);
                    cell.add(Metric.STALLED_MS, perCell * 2_000L);
                    all.merge(cell);
                    batch.add(mask, start, c + 2, cell.bytes());
                }
                batch.add(0, start, 1, all.bytes());
                return batch.execute().length;
            });
        }
    }

    private static void duckdb(int million) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + Files.createTempDirectory("bench-duck").resolve("facts.db"))) {
            duck.createStatement().execute("create table fact as select (i % " + COHORTS + ")::integer as cohort, "
                    + "((i * 7919) % 86400)::integer as second, (300 + 700 * (-ln(random() + 1e-9)))::integer as startup, "
                    + "60000 as watched, 200 as stalled from range(" + million + "000000) t(i)");
            time(million, "DuckDB, figures by cohort", () -> query(duck,
                    "select cohort, count(*), quantile_disc(startup, 0.95), sum(stalled) / sum(watched) from fact group by cohort"));
            time(million, "DuckDB, lines of 4 cohorts", () -> query(duck,
                    "select cohort, second / 600, quantile_disc(startup, 0.95) from fact where cohort < 4 group by all"));
        }
    }

    private static Object query(Connection duck, String sql) {
        try (var rows = duck.createStatement().executeQuery(sql)) {
            int n = 0;
            while (rows.next()) n++;
            return n;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long startup(Random random) {
        return (long) (300 - 700 * Math.log(random.nextDouble() + 1e-9));
    }

    private static void time(int million, String what, java.util.function.Supplier<Object> work) {
        var times = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS + 2; round++) {
            long began = System.nanoTime();
            work.get();
            if (round >= 2) times.add((System.nanoTime() - began) / 1e6);
        }
        times.sort(null);
        System.out.printf(Locale.ENGLISH, "%-12s %-34s %10.1f %10.1f %10.1f%n", million + " million", what,
                times.get(ROUNDS / 2), times.getFirst(), times.getLast());
    }

    private static final class Alone implements Reports.Context {
        @Override
        public Map<String, Long> issued(Instant from, Instant to) {
            return Map.of();
        }

        @Override
        public List<Quality.Mark> marks(Instant from, Instant to) {
            return List.of();
        }
    }
}
// Rival: org.duckdb:duckdb_jdbc
