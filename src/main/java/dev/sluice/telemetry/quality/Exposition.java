package dev.sluice.telemetry.quality;

import dev.sluice.api.Intake;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.quality.Cells.Depth;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of the targets as Prometheus scrapes them: of everybody (channel empty) and of each channel, over the newest
 * hour. Sessions are reconstructed and change after the fact, so these are gauges of a window and no counters. Blocks on the
 * store.
 */
public final class Exposition {
    /** Media type of Prometheus' own text format. */
    public static final String TEXT = PrometheusTextFormatWriter.CONTENT_TYPE;
    /** Media type of OpenMetrics. */
    public static final String OPEN_METRICS = OpenMetricsTextFormatWriter.CONTENT_TYPE;

    private static final String WINDOW = "1h";
    private static final double[] QUANTILES = {0.5, 0.75, 0.95, 0.99};

    private final Cells cells;
    private final Cohorts cohorts;
    private final Slos slos;
    private final Supplier<Intake> intake;
    private final Clock clock;

    public Exposition(Cells cells, Cohorts cohorts, Slos slos, Supplier<Intake> intake, Clock clock) {
        this.cells = cells;
        this.cohorts = cohorts;
        this.slos = slos;
        this.intake = intake;
        this.clock = clock;
    }

    /** Everything as text, in OpenMetrics or else in Prometheus' own format. */
    public String text(boolean openMetrics) {
        var out = new ByteArrayOutputStream();
        try {
            var all = new MetricSnapshots(snapshots());
            if (openMetrics) {
                OpenMetricsTextFormatWriter.create().write(out, all);
            } else {
                PrometheusTextFormatWriter.create().write(out, all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written to", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<MetricSnapshot> snapshots() {
        var channels = channels();
        var told = intake.get();
        var all = new ArrayList<MetricSnapshot>();
        all.add(startup(channels));
        all.add(gauge(
                "sluice_stalled_ratio", "Stalled time over watched time in the newest hour.", channels, this::stalled));
        all.add(gauge(
                "sluice_start_failures_ratio",
                "Technical start failures over attempts, without refusals by policy, in the newest hour.",
                channels,
                cell -> slos.estimate(Slos.FAILURES, cell).value()));
        all.add(gauge(
                "sluice_attempts", "Attempts to watch in the newest hour, refused ones included.", channels, cell ->
                        (double) cell.count(Metric.ATTEMPTS)));
        all.add(gauge("sluice_starts", "First pictures in the newest hour.", channels, cell ->
                (double) cell.count(Metric.STARTED)));
        all.add(gauge("sluice_refusals", "Attempts that a rule refused in the newest hour.", channels, cell ->
                (double) cell.count(Metric.REFUSED)));
        all.add(budget(channels));
        all.add(targets());
        all.add(single("sluice_watching", "Viewers at this moment.", told.watching()));
        all.add(single(
                "sluice_telemetry_lag_seconds",
                "How long the oldest event that became visible last had waited.",
                told.lagMs() / 1000.0));
        all.add(rejected(told));
        return all;
    }

    private Map<String, Cell> channels() {
        var span = Span.of(WINDOW, null, clock.instant());
        var channels = new TreeMap<String, Cell>();
        channels.put("", cells.sum(0, cohorts.everybody(), span, Depth.STARTUP));
        cells.figures(Cohort.mask(List.of(Dimension.CHANNEL)), span)
                .forEach((id, cell) ->
                        channels.put(Objects.requireNonNull(cohorts.get(id)).name(), cell));
        return channels;
    }

    private double stalled(Cell cell) {
        return slos.estimate(Slos.STALLED, cell).value();
    }

    private static MetricSnapshot startup(Map<String, Cell> channels) {
        var gauge = GaugeSnapshot.builder()
                .name("sluice_startup_seconds")
                .help("Startup of those that played, by quantile, in the newest hour.");
        channels.forEach((channel, cell) -> {
            for (double q : QUANTILES) {
                if (cell.startup().count() > 0) {
                    gauge.dataPoint(point(
                            Labels.of("channel", channel, "quantile", Double.toString(q)),
                            cell.startup().quantile(q) / 1000));
                }
            }
        });
        return gauge.build();
    }

    private MetricSnapshot budget(Map<String, Cell> channels) {
        var gauge = GaugeSnapshot.builder()
                .name("sluice_slo_budget_burn")
                .help("Part of a target's error budget that the newest hour used; 1 is exactly the target.");
        channels.forEach((channel, cell) -> slos.all()
                .forEach(slo -> gauge.dataPoint(
                        point(Labels.of("channel", channel, "slo", slo.name()), Slos.spent(slo, cell)))));
        return gauge.build();
    }

    private MetricSnapshot targets() {
        var gauge = GaugeSnapshot.builder()
                .name("sluice_slo_target")
                .help("What is aimed at: seconds for startup, shares for the others.");
        slos.all()
                .forEach(slo -> gauge.dataPoint(point(
                        Labels.of("slo", slo.name()),
                        slo.name().equals(Slos.STARTUP) ? slo.target() / 1000 : slo.target())));
        return gauge.build();
    }

    private static MetricSnapshot rejected(Intake told) {
        var counter = CounterSnapshot.builder()
                .name("sluice_telemetry_rejected")
                .help("Records and bodies not taken in since the service started, by reason.");
        told.rejected()
                .forEach((reason, n) -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(Labels.of("reason", reason))
                        .value((double) n)
                        .build()));
        return counter.build();
    }

    private static MetricSnapshot gauge(
            String name, String help, Map<String, Cell> channels, ToDoubleFunction<Cell> value) {
        var gauge = GaugeSnapshot.builder().name(name).help(help);
        channels.forEach(
                (channel, cell) -> gauge.dataPoint(point(Labels.of("channel", channel), value.applyAsDouble(cell))));
        return gauge.build();
    }

    private static MetricSnapshot single(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, value))
                .build();
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build();
    }
}
