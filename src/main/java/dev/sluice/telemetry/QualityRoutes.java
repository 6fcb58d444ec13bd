package dev.sluice.telemetry;

import dev.sluice.api.ChannelFunnel;
import dev.sluice.api.Heatmap;
import dev.sluice.api.Intake;
import dev.sluice.api.Page;
import dev.sluice.api.Quality;
import dev.sluice.api.RiskPrice;
import dev.sluice.api.Role;
import dev.sluice.api.SessionQuality;
import dev.sluice.api.SessionTimeline;
import dev.sluice.api.Slo;
import dev.sluice.api.StageTime;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.quality.Budget;
import dev.sluice.telemetry.quality.Drill;
import dev.sluice.telemetry.quality.Funnel;
import dev.sluice.telemetry.quality.Reports;
import dev.sluice.telemetry.quality.Slos;
import dev.sluice.telemetry.quality.Span;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The control API of what viewers get. */
public final class QualityRoutes {
    private static final String QUALITY = "/api/v1/quality";
    private static final String SESSION = "/api/v1/sessions/{sid}";
    private static final Duration WEEK = Duration.ofDays(7);

    private final Viewings viewings;
    private final Reports reports;
    private final Budget budget;
    private final Funnel funnel;
    private final Drill drill;
    private final Slos slos;
    private final Supplier<Intake> intake;
    private final Clock clock;

    public QualityRoutes(
            Viewings viewings,
            Reports reports,
            Budget budget,
            Funnel funnel,
            Drill drill,
            Slos slos,
            Supplier<Intake> intake,
            Clock clock) {
        this.viewings = viewings;
        this.reports = reports;
        this.budget = budget;
        this.funnel = funnel;
        this.drill = drill;
        this.slos = slos;
        this.intake = intake;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                within(get(QUALITY, "What viewers got, by cohort", Quality.class, this::quality)
                        .reads("by", "Dimensions with commas, like device,player")
                        .reads("limit", "How many cohorts at most: 1 to 500, usually 20")
                        .reads("lines", "How many of them with their line over time: 0 to 50, usually 5")),
                ofCohort(get(QUALITY + "/stages", "Where the time to the first picture goes", List.class, this::stages)
                        .of(StageTime.class)),
                within(get(
                                QUALITY + "/funnel",
                                "From links to conversions, by channel",
                                List.class,
                                c -> funnel.channels(span(c)))
                        .of(ChannelFunnel.class)),
                within(get(
                                QUALITY + "/risk",
                                "What strictness costs, by risk tier",
                                List.class,
                                c -> budget.risk(span(c)))
                        .of(RiskPrice.class)),
                ofCohort(get(QUALITY + "/heatmap", "Startup over time and value", Heatmap.class, this::heatmap)),
                ofCohort(get(QUALITY + "/sessions", "Sessions of a cohort, worst first", Page.class, this::sessions)
                        .of(SessionQuality.class)
                        .limited(50, 500)),
                get(QUALITY + "/intake", "How telemetry comes in", Intake.class, call -> intake.get()),
                get(QUALITY + "/slos", "Targets", List.class, call -> slos.all())
                        .of(Slo.class),
                new Route("PUT", QUALITY + "/slos", Role.ADMIN, "Sets a target", Slo.class, Slo.class, this::set),
                get(SESSION, "What one viewer got", SessionQuality.class, c -> viewings.get(c.path("sid"))),
                get(
                        SESSION + "/timeline",
                        "One viewing from its beginning",
                        SessionTimeline.class,
                        call -> viewings.timeline(call.path("sid"))));
    }

    private static Route within(Route route) {
        return route.reads("window", "How long a time, like 8h; usually 8h")
                .reads("until", "Its end, ISO-8601; usually now");
    }

    private static Route ofCohort(Route route) {
        return within(route.reads("cohort", "Number from the list of cohorts; everybody where none is given"));
    }

    private static Route get(String path, String summary, Class<?> response, Route.Action action) {
        return Route.get(path, Role.SUPPORT, summary, response, action);
    }

    private Object quality(Call call) {
        return reports.quality(by(call), span(call), call.number("limit", 20, 1, 500), call.number("lines", 5, 0, 50));
    }

    private Object stages(Call call) {
        var span = span(call);
        int cohort = cohort(call);
        return budget.stages(new Budget.Part(cohort, span), new Budget.Part(cohort, span.before(WEEK)));
    }

    private Object heatmap(Call call) {
        return reports.heatmap(cohort(call), span(call));
    }

    private Object sessions(Call call) {
        return drill.sessions(cohort(call), span(call), call.number("limit", 50, 1, 500));
    }

    private Object set(Call call) throws IOException {
        return slos.set(call.body(Slo.class), call.operator().name());
    }

    private Span span(Call call) {
        return Span.of(call.query("window").orElse("8h"), call.query("until").orElse(null), clock.instant());
    }

    private static List<Dimension> by(Call call) {
        return Reports.dimensions(call.query("by").orElse(""));
    }

    /** The cohort asked for; everybody where none is. */
    private int cohort(Call call) {
        return reports.cohort(call.query("cohort").orElse(null));
    }
}
