package dev.sluice.telemetry.quality;

import dev.sluice.api.ChannelFunnel;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.quality.Cells.Depth;
import dev.sluice.telemetry.quality.Reports.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** From links to conversions, by channel. Blocks on the store. */
public final class Funnel {
    private final Cells cells;
    private final Cohorts cohorts;
    private final Context context;

    public Funnel(Cells cells, Cohorts cohorts, Context context) {
        this.cells = cells;
        this.cohorts = cohorts;
        this.context = context;
    }

    /** Every channel's way from links to conversions, most opened first. */
    public List<ChannelFunnel> channels(Span span) {
        var issued = context.issued(Instant.ofEpochSecond(span.from()), Instant.ofEpochSecond(span.to()));
        var byChannel = new TreeMap<String, Cell>();
        cells.sums(Cohort.mask(List.of(Dimension.CHANNEL)), span, Depth.STARTUP).forEach((id, sum) -> {
            var name = java.util.Objects.requireNonNull(cohorts.get(id)).first();
            byChannel.put(name == null ? Cohort.OTHER : name, sum);
        });
        issued.keySet().forEach(channel -> byChannel.putIfAbsent(channel, new Cell()));
        return byChannel.entrySet().stream()
                .map(each -> channel(each.getKey(), issued.getOrDefault(each.getKey(), 0L), each.getValue()))
                .sorted(Comparator.comparingLong(ChannelFunnel::opened).reversed())
                .toList();
    }

    /** Sessions and links of one channel with one asset. */
    public record Part(String channel, String asset) {}

    /**
     * The way of groups of channels and assets.
     *
     * @param group names the group of a part; empty for one that is of no interest
     */
    public Map<String, ChannelFunnel> groups(
            Span span, Map<Part, Long> issued, Function<Part, Optional<String>> group) {
        var sums = new TreeMap<String, Cell>();
        cells.sums(Cohort.mask(List.of(Dimension.CHANNEL, Dimension.ASSET)), span, Depth.STARTUP)
                .forEach((id, sum) -> part(id).flatMap(group)
                        .ifPresent(g -> sums.computeIfAbsent(g, k -> new Cell()).merge(sum)));
        var links = new TreeMap<String, Long>();
        issued.forEach((part, count) -> group.apply(part).ifPresent(g -> links.merge(g, count, Long::sum)));
        links.keySet().forEach(g -> sums.putIfAbsent(g, new Cell()));
        var funnels = new TreeMap<String, ChannelFunnel>();
        sums.forEach((g, sum) -> funnels.put(g, channel(g, links.getOrDefault(g, 0L), sum)));
        return funnels;
    }

    private Optional<Part> part(int cohort) {
        var found = cohorts.get(cohort);
        return found == null || found.first() == null || found.second() == null
                ? Optional.empty()
                : Optional.of(new Part(found.first(), found.second()));
    }

    private static ChannelFunnel channel(String channel, long issued, Cell cell) {
        long started = cell.count(Metric.STARTED);
        long slow = cell.count(Metric.SLOW_STARTS);
        long converted = cell.count(Metric.CONVERTED);
        long slowConverted = cell.count(Metric.SLOW_CONVERTED);
        var effect = Estimates.relative(slowConverted, slow, converted - slowConverted, started - slow);
        return new ChannelFunnel(
                channel,
                issued,
                cell.count(Metric.ATTEMPTS),
                cell.count(Metric.REFUSED),
                started,
                cell.count(Metric.QUARTER),
                cell.count(Metric.HALF),
                cell.count(Metric.THREE_QUARTERS),
                cell.count(Metric.NEARLY_ALL),
                converted,
                slow,
                slowConverted,
                effect.value(),
                effect.low(),
                effect.high());
    }
}
