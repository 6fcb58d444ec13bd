package dev.sluice.telemetry.quality;

import dev.sluice.api.Fault;
import dev.sluice.api.Quality.Estimate;
import dev.sluice.api.Quality.SloState;
import dev.sluice.api.Slo;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The targets of a workspace and how a time stands against them. */
public final class Slos {
    static final String STARTUP = "startup";
    static final String STALLED = "stalled";
    static final String FAILURES = "failures";

    /** The practice of the field; a workspace changes them as it likes. */
    private static final Map<String, Double> USUAL = usual();

    /** p95 lets one in twenty be slower. */
    private static final double MAY_BE_SLOW = 0.05;

    private static final int FEW = 20;
    private static final String SETTING = "slo.";

    private final Store store;
    private final Audit audit;

    public Slos(Store store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    private static Map<String, Double> usual() {
        var usual = new LinkedHashMap<String, Double>();
        usual.put(STARTUP, 2000.0);
        usual.put(STALLED, 0.005);
        usual.put(FAILURES, 0.01);
        return usual;
    }

    /** All targets. */
    public List<Slo> all() {
        return USUAL.keySet().stream().map(name -> new Slo(name, target(name))).toList();
    }

    /** What is aimed at: milliseconds, or a share. */
    public double target(String name) {
        return store.read(h -> h.createQuery("select value from setting where name = :name")
                        .bind("name", SETTING + name)
                        .mapTo(String.class)
                        .findOne())
                .map(Double::valueOf)
                .orElseGet(() -> java.util.Objects.requireNonNull(USUAL.get(name)));
    }

    /**
     * Sets a target.
     *
     * @throws Fault {@code slo-unknown} (404) or {@code slo-malformed} (400)
     */
    public Slo set(Slo slo, String by) {
        if (!USUAL.containsKey(slo.name())) {
            throw Fault.notFound(
                    "slo-unknown", "There is no target of this name.", "Use startup, stalled or failures.");
        }
        boolean time = slo.name().equals(STARTUP);
        if (!(slo.target() > 0) || slo.target() >= (time ? 60_000 : 1)) {
            throw Fault.badRequest(
                    "slo-malformed",
                    "This target cannot be met or missed.",
                    time ? "Give milliseconds below 60,000." : "Give a share between 0 and 1, such as 0.005.");
        }
        store.commit(h -> {
            audit.append(h, by, "slo.set", "slo:" + slo.name(), Map.of("target", slo.target()));
            return h.execute(
                    "insert or replace into setting values (?, ?)",
                    SETTING + slo.name(),
                    Double.toString(slo.target()));
        });
        return slo;
    }

    /** How a cell stands in the metric of a target; the spread of a ratio of times is not known, so its bounds are itself. */
    public Estimate estimate(String name, Cell cell) {
        return switch (name) {
            case STARTUP -> {
                var startup = cell.startup();
                yield new Estimate(startup.quantile(0.95), startup.low(0.95), startup.high(0.95), startup.count());
            }
            case STALLED -> {
                long watched = cell.count(Metric.WATCHED_MS);
                double ratio = watched <= 0 ? 0 : cell.count(Metric.STALLED_MS) / (double) watched;
                yield new Estimate(ratio, ratio, ratio, cell.count(Metric.STARTED));
            }
            default -> Estimates.share(cell.count(Metric.FAILED_TO_START), judged(cell));
        };
    }

    List<SloState> states(Cell whole, Cell hour) {
        return all().stream()
                .map(slo -> state(slo, spent(slo, whole), spent(slo, hour), started(slo, whole)))
                .toList();
    }

    private static SloState state(Slo slo, double spent, double burn, long n) {
        String state = n < FEW ? "not-measured" : spent > 1 ? "spent" : burn > 1 ? "burning" : "in-budget";
        return new SloState(slo.name(), slo.target(), spent, burn, state);
    }

    private static long started(Slo slo, Cell cell) {
        return slo.name().equals(FAILURES) ? judged(cell) : cell.startup().count();
    }

    /** The part of the error budget that is used: 1 is exactly the target. */
    static double spent(Slo slo, Cell cell) {
        return switch (slo.name()) {
            case STARTUP ->
                cell.startup().count() == 0
                        ? 0
                        : slow(cell, slo.target())
                                / (MAY_BE_SLOW * cell.startup().count());
            case STALLED -> {
                long watched = cell.count(Metric.WATCHED_MS);
                yield watched == 0 ? 0 : cell.count(Metric.STALLED_MS) / (double) watched / slo.target();
            }
            default ->
                judged(cell) == 0 ? 0 : cell.count(Metric.FAILED_TO_START) / (double) judged(cell) / slo.target();
        };
    }

    static double slow(Cell cell, double targetMs) {
        return cell.startup().histogram(new double[] {targetMs})[1];
    }

    /** Attempts that can count as failures: their player reports, and no rule refused them. */
    static long judged(Cell cell) {
        return cell.count(Metric.ATTEMPTS) - cell.count(Metric.REFUSED) - cell.count(Metric.NOT_REPORTED);
    }
}
