package dev.sluice.telemetry;

import dev.sluice.api.Comparison;
import dev.sluice.api.Fault;
import dev.sluice.api.Role;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.telemetry.quality.Budget.Part;
import dev.sluice.telemetry.quality.Comparisons;
import dev.sluice.telemetry.quality.Reports;
import dev.sluice.telemetry.quality.Span;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Two times or two cohorts side by side, by the control API. */
public final class ComparisonRoute {
    private static final String PATH = "/api/v1/quality/comparison";

    private final Comparisons comparisons;
    private final Reports reports;
    private final Clock clock;

    public ComparisonRoute(Comparisons comparisons, Reports reports, Clock clock) {
        this.comparisons = comparisons;
        this.reports = reports;
        this.clock = clock;
    }

    /** The route. */
    public Route route() {
        return Route.get(PATH, Role.SUPPORT, "Two times or two cohorts side by side", Comparison.class, this::compare)
                .reads("cohort", "Number of the cohort looked at; everybody where there is none")
                .reads("with", "Number of the cohort it is held against; the same where there is none")
                .reads("window", "How long, such as 30m, 8h or 7d; usually 8h")
                .reads("until", "End of it as ISO-8601; now where there is none")
                .reads(
                        "earlier",
                        "How much earlier the other time is, such as 1d or 7d; the same time where there is none")
                .reads("otherWindow", "How long the other time is; as long as the first where it is not said")
                .reads("by", "One or two dimensions whose cohorts are ranked by how they changed");
    }

    private Object compare(Call call) {
        int one = reports.cohort(call.query("cohort").orElse(null));
        int other = call.query("with").map(reports::cohort).orElse(one);
        var earlier = call.query("earlier").map(Span::earlier).orElse(Duration.ZERO);
        if (one == other && earlier.isZero()) {
            throw Fault.badRequest(
                    "nothing-to-compare",
                    "Both sides are the same.",
                    "Name another cohort (with) or another time (earlier=7d).");
        }
        if (earlier.isZero() && call.query("otherWindow").isPresent()) {
            throw Fault.badRequest(
                    "nothing-earlier",
                    "Only an earlier time can have another length.",
                    "Say how much earlier it is (earlier=7d).");
        }
        var window = call.query("window").orElse("8h");
        var span = Span.of(window, call.query("until").orElse(null), clock.instant(), earlier);
        var otherWindow = call.query("otherWindow").filter(length -> !length.equals(window));
        return comparisons.of(
                new Part(one, span),
                new Part(other, earlier.isZero() ? span : then(span, earlier, otherWindow)),
                Reports.dimensions(call.query("by").orElse("")));
    }

    private Span then(Span span, Duration earlier, Optional<String> window) {
        return window.map(length -> span.before(earlier, length, clock.instant()))
                .orElseGet(() -> span.before(earlier));
    }
}
