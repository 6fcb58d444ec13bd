package dev.sluice.telemetry;

import dev.sluice.api.Alert;
import dev.sluice.api.ChannelHealth;
import dev.sluice.api.Quality;
import dev.sluice.api.Role;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.telemetry.alert.AlertRules;
import dev.sluice.telemetry.alert.Alerts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.quality.Reports;
import dev.sluice.telemetry.quality.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The health of the channels of links: what their viewers got, and the alerts about them, put together. */
public final class ChannelRoute {
    private static final String PATH = "/api/v1/quality/channels";
    private static final int MOST_CHANNELS = 500;
    private static final int MOST_ALERTS = 500;
    private static final int TOLD = 10;

    private final Reports reports;
    private final AlertRules rules;
    private final Alerts alerts;
    private final Clock clock;

    public ChannelRoute(Reports reports, AlertRules rules, Alerts alerts, Clock clock) {
        this.reports = reports;
        this.rules = rules;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** The route. */
    public Route route() {
        return Route.get(
                        PATH, Role.SUPPORT, "How each channel of links fares, those amiss first", List.class, this::all)
                .of(ChannelHealth.class)
                .reads("window", "How long a time, like 8h; usually 30m");
    }

    private List<ChannelHealth> all(Call call) {
        var span = Span.of(call.query("window").orElse("30m"), null, clock.instant());
        var figures = reports.quality(List.of(Dimension.CHANNEL), span, MOST_CHANNELS, 0).cohorts().stream()
                .collect(Collectors.toMap(
                        Quality.CohortQuality::name, Quality.CohortQuality::figures, (a, b) -> a, LinkedHashMap::new));
        var told = alerts.newest(MOST_ALERTS).stream()
                .filter(alert -> alert.by().equals(Dimension.CHANNEL.word()))
                .collect(Collectors.groupingBy(Alert::name));
        boolean watched =
                rules.all().stream().anyMatch(rule -> rule.active() && rule.by().equals(Dimension.CHANNEL.word()));
        // One that is amiss stays in view when its viewers have gone.
        var amiss = told.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(alert -> alert.clearedAt() == null))
                .map(Map.Entry::getKey);
        return Stream.concat(figures.keySet().stream(), amiss)
                .distinct()
                .map(name -> health(name, figures.get(name), told.getOrDefault(name, List.of()), watched))
                .sorted(Comparator.comparing(each -> !each.state().equals(ChannelHealth.AMISS)))
                .toList();
    }

    private static ChannelHealth health(
            String name, Quality.@Nullable Figures figures, List<Alert> alerts, boolean watched) {
        long started = figures == null ? 0 : figures.started();
        var newest = alerts.stream().limit(TOLD).toList();
        var open = alerts.stream().filter(alert -> alert.clearedAt() == null).toList();
        if (!open.isEmpty()) {
            var sentence = open.stream().map(Alert::sentence).collect(Collectors.joining(" "));
            return new ChannelHealth(name, ChannelHealth.AMISS, open.getLast().raisedAt(), sentence, started, newest);
        }
        Instant over = alerts.isEmpty() ? null : alerts.getFirst().clearedAt();
        if (figures == null || started == 0) {
            return new ChannelHealth(
                    name, ChannelHealth.NOT_MEASURED, over, "Nobody's player has reported.", started, newest);
        }
        var unjudged =
                started < AlertRules.FEWEST ? "Too few to judge: " : watched ? "" : "No alert rule watches channels: ";
        return new ChannelHealth(
                name,
                unjudged.isEmpty() ? ChannelHealth.FINE : ChannelHealth.NOT_MEASURED,
                over,
                unjudged + said(figures),
                started,
                newest);
    }

    private static String said(Quality.Figures figures) {
        return String.format(
                Locale.ENGLISH,
                "startup p95 %.1f s, stalled %.1f %%, start failures %.1f %%, n = %,d",
                figures.startupMs().value() / 1000,
                figures.stalled().value() * 100,
                figures.failed().value() * 100,
                figures.started());
    }
}
