import dev.sluice.api.Quality;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.quality.Budget;
import dev.sluice.telemetry.quality.Cells;
import dev.sluice.telemetry.quality.Comparisons;
import dev.sluice.telemetry.quality.Funnel;
import dev.sluice.telemetry.quality.Reports;
import dev.sluice.telemetry.quality.Slos;
import dev.sluice.telemetry.quality.Span;
import dev.sluice.telemetry.session.Stage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What each chart of the workspace costs over 24 hours and 200 cohorts: our cells, as a day of intake leaves them (hours, ten
 * minutes, and minutes for what is not merged yet), at growing numbers of sessions beside DuckDB over raw facts; and the
 * error of quantiles against exact ones. Arguments: millions of sessions, by default 1 10 50 100; DuckDB stops at 50.
 */
final class CohortsBench {
    private static final int COHORTS = 200;
    private static final int MINUTES = 1440;
    private static final int KEPT_MINUTES = 540;
    private static final int ROUNDS = 15;
    private static final int MOST_FACTS = 50;
    private static final long DAY = 1_764_720_000L;
    private static final int PAIR = Cohort.mask(List.of(Dimension.DEVICE, Dimension.PLAYER));
    private static final int CHANNEL = Cohort.mask(List.of(Dimension.CHANNEL));
    private static final int RISK = Cohort.mask(List.of(Dimension.RISK));

    public static void main(String[] args) throws Exception {
        var millions = args.length == 0 ? List.of(1, 10, 50, 100) : Arrays.stream(args).map(Integer::parseInt).toList();
        error();
        System.out.printf("%-12s %-38s %10s %10s %10s %10s%n", "sessions", "query", "median ms", "min", "max", "processor");
        var growth = new HashMap<String, List<Double>>();
        for (int million : millions) {
            ours(million, growth);
            if (million <= MOST_FACTS) duckdb(million, growth);
        }
        System.out.println("growth of the median from the fewest sessions to the most:");
        growth.forEach((what, medians) ->
                System.out.printf(Locale.ROOT, "  %-38s x %.1f%n", what, medians.getLast() / medians.getFirst()));
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

    private static void ours(int million, Map<String, List<Double>> growth) throws Exception {
        Path folder = Files.createTempDirectory("bench-cohorts");
        var store = Store.open(folder.resolve("telemetry.db"), "dev/sluice/telemetry/migration");
        var main = Store.open(folder.resolve("sluice.db"));
        fill(store, million * 1_000_000L);
        var slos = new Slos(main, new Audit(main, Clock.systemUTC()));
        var cells = new Cells(store);
        var cohorts = Inbox.cohorts(store);
        var reports = new Reports(cells, cohorts, slos, new Alone());
        var budget = new Budget(cells, cohorts);
        var now = Instant.ofEpochSecond(DAY + 86_400);
        var span = Span.of("24h", null, now);
        var by = List.of(Dimension.DEVICE, Dimension.PLAYER);
        time(million, growth, "figures, table and lines of cohorts", () -> reports.quality(by, span, 12, 4));
        time(million, growth, "the same for the newest 8 hours",
                () -> reports.quality(by, Span.of("8h", null, now), 12, 4));
        time(million, growth, "stages of a cohort", () -> budget.stages(new Budget.Part(7, span), new Budget.Part(8, span)));
        var comparisons = new Comparisons(cells, cohorts, slos, budget);
        time(million, growth, "two cohorts side by side",
                () -> comparisons.of(new Budget.Part(7, span), new Budget.Part(8, span), List.of()));
        time(million, growth, "heatmap of a cohort", () -> reports.heatmap(7, span));
        time(million, growth, "conversion by channel", () -> new Funnel(cells, cohorts, new Alone()).channels(span));
        time(million, growth, "price by risk tier", () -> budget.risk(span));
        store.close();
        main.close();
    }

    /** Cells of every length, as a day of sessions leaves them. */
    private static void fill(Store store, long sessions) {
        store.commit(h -> {
            h.execute("insert into cohort values (1, 0, null, null)");
            for (int c = 0; c < COHORTS; c++) {
                h.execute("insert into cohort values (?, ?, ?, ?)", c + 2, PAIR, "device-" + c % 5, "player-" + c / 5);
            }
            for (int c = 0; c < 20; c++) h.execute("insert into cohort values (?, ?, ?, null)", 300 + c, CHANNEL, "channel-" + c);
            for (int c = 0; c < 3; c++) h.execute("insert into cohort values (?, ?, ?, null)", 400 + c, RISK, "risk-" + c);
            return 0;
        });
        var random = new Random(11);
        for (int hour = 0; hour < MINUTES / 60; hour++) {
            long begin = DAY + hour * 3600L;
            boolean last = hour == MINUTES / 60 - 1;
            var whole = new HashMap<Integer, Cell>();
            for (int ten = 0; ten < 6; ten++) {
                var tenMinutes = new HashMap<Integer, Cell>();
                for (int m = 0; m < 10; m++) {
                    int minute = hour * 60 + ten * 10 + m;
                    long before = sessions * minute / MINUTES;
                    var cells = minute(random, (int) (sessions * (minute + 1) / MINUTES - before), before);
                    if (minute >= MINUTES - KEPT_MINUTES) write(store, 60, DAY + minute * 60L, cells);
                    merge(tenMinutes, cells);
                }
                // The newest are not merged yet when somebody looks.
                if (!last || ten < 4) write(store, 600, begin + ten * 600L, tenMinutes);
                merge(whole, tenMinutes);
            }
            if (!last) write(store, 3600, begin, whole);
        }
    }

    private static Map<Integer, Cell> minute(Random random, int sessions, long before) {
        var cells = new HashMap<Integer, Cell>();
        for (int i = 0; i < sessions; i++) {
            int cohort = 2 + (int) ((before + i) % COHORTS);
            long startup = startup(random);
            for (int id : new int[] {cohort, 300 + cohort % 20, 400 + cohort % 3}) {
                var cell = cells.computeIfAbsent(id, c -> new Cell());
                cell.startup().add(startup);
                // Every stage of one session in ten keeps the making of 100 million short; a cell is as large as with all.
                if (i % 10 == 0) for (Stage stage : Stage.values()) cell.stage(stage).add(startup(random) / 4);
                cell.add(Metric.ATTEMPTS, 1);
                cell.add(Metric.STARTED, 1);
                cell.add(Metric.WATCHED_MS, 60_000);
                cell.add(Metric.STALLED_MS, 200);
            }
        }
        var all = new Cell();
        for (int c = 0; c < COHORTS; c++) if (cells.get(c + 2) != null) all.merge(cells.get(c + 2));
        cells.put(1, all);
        return cells;
    }

    private static void merge(Map<Integer, Cell> into, Map<Integer, Cell> cells) {
        cells.forEach((id, cell) -> into.computeIfAbsent(id, c -> new Cell()).merge(cell));
    }

    private static void write(Store store, int seconds, long start, Map<Integer, Cell> cells) {
        store.commit(h -> {
            var batch = h.prepareBatch("insert into cell values (?, ?, ?, ?, ?)");
            var stages = h.prepareBatch("insert into stage_cell values (?, ?, ?, ?, ?)");
            cells.forEach((id, cell) -> {
                batch.add(seconds, mask(id), start, id, cell.bytes());
                byte[] apart = cell.stageBytes();
                if (apart != null) stages.add(seconds, mask(id), start, id, apart);
            });
            if (stages.size() > 0) stages.execute();
            return batch.execute().length;
        });
    }

    private static int mask(int cohort) {
        return cohort == 1 ? 0 : cohort < 300 ? PAIR : cohort < 400 ? CHANNEL : RISK;
    }

    private static void duckdb(int million, Map<String, List<Double>> growth) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + Files.createTempDirectory("bench-duck").resolve("facts.db"))) {
            duck.createStatement().execute("create table fact as select (i % " + COHORTS + ")::integer as cohort, "
                    + "((i * 7919) % 86400)::integer as second, (300 + 700 * (-ln(random() + 1e-9)))::integer as startup, "
                    + "60000 as watched, 200 as stalled from range(" + million + "000000) t(i)");
            time(million, growth, "DuckDB: figures by cohort", () -> query(duck,
                    "select cohort, count(*), quantile_disc(startup, 0.95), sum(stalled) / sum(watched) from fact group by cohort"));
            time(million, growth, "DuckDB: lines of 4 cohorts", () -> query(duck,
                    "select cohort, second / 600, quantile_disc(startup, 0.95) from fact where cohort < 4 group by all"));
            time(million, growth, "DuckDB: heatmap of a cohort", () -> query(duck,
                    "select second / 600, floor(2 * log2(startup)), count(*) from fact where cohort = 7 group by all"));
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

    private static void time(int million, Map<String, List<Double>> growth, String what, Supplier<Object> work) {
        var times = new ArrayList<Double>();
        var busy = new ArrayList<Double>();
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS + 5; round++) {
            long began = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            work.get();
            if (round < 5) continue;
            times.add((System.nanoTime() - began) / 1e6);
            busy.add((threads.getCurrentThreadCpuTime() - used) / 1e6);
        }
        times.sort(null);
        busy.sort(null);
        growth.computeIfAbsent(what, w -> new ArrayList<>()).add(times.get(ROUNDS / 2));
        // DuckDB works on threads of its own.
        String processor = what.startsWith("DuckDB") ? "" : String.format(Locale.ENGLISH, "%.1f", busy.get(ROUNDS / 2));
        System.out.printf(Locale.ENGLISH, "%-12s %-38s %10.1f %10.1f %10.1f %10s%n", million + " million", what,
                times.get(ROUNDS / 2), times.getFirst(), times.getLast(), processor);
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
