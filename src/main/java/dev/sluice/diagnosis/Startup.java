package dev.sluice.diagnosis;

import dev.sluice.api.EntitlementTrend;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the way to the first segment costs, against its budget (DESIGN section 5).
 *
 * @param seen the walk
 * @param trend how long starts of sessions take at the service
 */
record Startup(Observations seen, EntitlementTrend trend) {
    private static final double TARGET_MS = 2000;
    private static final double ENTITLEMENT_MS = 150;
    private static final double SLOWER = 1.5;
    private static final double NOTICEABLE_MS = 20;
    private static final int HOURS = 6;
    private static final Pattern ENTITLEMENT =
            Pattern.compile("\\bentitlement\\b[^,]*?;\\s*dur=(\\d{1,7}(?:\\.\\d{1,6})?)");

    List<Finding> findings(boolean played) {
        var findings = new ArrayList<Finding>();
        if (played) {
            findings.add(startup());
        }
        var entitlement = entitlement();
        if (entitlement.isPresent()) {
            findings.add(entitlement(entitlement.getAsDouble()));
        } else if (seen.exchanges().stream().anyMatch(e -> e.stage() == Stage.MULTIVARIANT && e.ok())) {
            findings.add(new Finding(
                    "entitlement",
                    Severity.NOT_MEASURED,
                    "What the entitlement check takes is not measured: the server does not say.",
                    "no Server-Timing: entitlement",
                    "",
                    null));
        }
        regression().ifPresent(findings::add);
        return findings;
    }

    private Finding startup() {
        double total = seen.totalMs();
        var slowest = seen.exchanges().stream()
                .filter(e -> e.stage().onTheWay())
                .max(Comparator.comparingDouble(e -> e.timing().totalMs() - budget(e.stage())))
                .orElseThrow();
        boolean slow = total > TARGET_MS;
        return new Finding(
                slow ? "startup-slow" : "startup-in-budget",
                slow ? Severity.WARNS : Severity.HOLDS,
                slow
                        ? "The first segment takes " + Words.millis(total) + ", most of it over budget at the "
                                + slowest.what() + "."
                        : "The first segment is there within the startup target.",
                Words.millis(total) + ", target 2 s; " + slowest.what() + " "
                        + Words.millis(slowest.timing().totalMs()) + ", budget " + budget(slowest.stage()) + " ms",
                slow ? "Look at that stage." : "",
                null);
    }

    private static int budget(Stage stage) {
        return switch (stage) {
            case INIT -> 80;
            case SEGMENT -> 700;
            default -> 150;
        };
    }

    private OptionalDouble entitlement() {
        return seen.exchanges().stream()
                .map(e -> ENTITLEMENT.matcher(e.header("server-timing")))
                .filter(m -> m.find())
                .mapToDouble(m -> Double.parseDouble(m.group(1)))
                .findFirst();
    }

    private static Finding entitlement(double ms) {
        boolean slow = ms > ENTITLEMENT_MS;
        return new Finding(
                "entitlement",
                slow ? Severity.WARNS : Severity.HOLDS,
                "The entitlement check takes " + Words.millis(ms) + (slow ? ", more than its budget." : "."),
                "Server-Timing, budget 150 ms, n = 1",
                slow ? "Look at the entitlement hook and the store." : "",
                null);
    }

    /** Starts of sessions now against last week's. */
    private Optional<Finding> regression() {
        var now = trend.now();
        var then = trend.lastWeek();
        if (!now.enough() || !then.enough()) {
            return now.n() + then.n() == 0 ? Optional.empty() : Optional.of(tooFew());
        }
        boolean slower = now.p95Ms() > then.p95Ms() * SLOWER && now.p95Ms() - then.p95Ms() > NOTICEABLE_MS;
        return Optional.of(new Finding(
                "entitlement-trend",
                slower ? Severity.WARNS : Severity.HOLDS,
                "Entitlement takes " + Words.millis(now.p95Ms()) + " (p95), " + Words.millis(then.p95Ms())
                        + " last week" + (slower ? since(then.p95Ms() * SLOWER) : "") + ".",
                "Server-Timing, n = %,d now and %,d then".formatted(now.n(), then.n()) + byHour(),
                slower ? "Look at what changed at the entitlement hook and the store since then." : "",
                null));
    }

    /** Since which hour it has been beyond what is bearable, without a break. */
    private String since(double bearableMs) {
        var told = trend.hours().stream().filter(h -> h.profile().enough()).toList();
        int first = told.size();
        while (first > 0 && told.get(first - 1).profile().p95Ms() > bearableMs) {
            first--;
        }
        return first == told.size()
                ? ""
                : ", since " + (first == 0 ? "or before " : "")
                        + Words.at(told.get(first).at());
    }

    private String byHour() {
        var told = trend.hours();
        var newest = told.subList(Math.max(0, told.size() - HOURS), told.size());
        return newest.size() < 2
                ? ""
                : newest.stream()
                        .map(h -> Words.hour(h.at()) + " "
                                + Words.millis(h.profile().p95Ms()))
                        .collect(Collectors.joining(" · ", "; p95 by hour (UTC): ", ""));
    }

    private Finding tooFew() {
        return new Finding(
                "entitlement-trend",
                Severity.NOT_MEASURED,
                "Whether starts have become slower is not measured: too few sessions to compare.",
                "n = %,d now and %,d last week, at least %d needed"
                        .formatted(trend.now().n(), trend.lastWeek().n(), EntitlementTrend.LEAST),
                "",
                null);
    }
}
