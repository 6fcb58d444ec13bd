package dev.sluice.service;

import dev.sluice.api.Intake;
import dev.sluice.audit.Audit;
import dev.sluice.http.Route;
import dev.sluice.share.ShareQueries;
import dev.sluice.store.Store;
import dev.sluice.telemetry.AlertRoutes;
import dev.sluice.telemetry.ChannelRoute;
import dev.sluice.telemetry.ComparisonRoute;
import dev.sluice.telemetry.MetricsRoute;
import dev.sluice.telemetry.QualityRoutes;
import dev.sluice.telemetry.Viewings;
import dev.sluice.telemetry.alert.AlertRules;
import dev.sluice.telemetry.alert.Alerts;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.quality.Budget;
import dev.sluice.telemetry.quality.Cells;
import dev.sluice.telemetry.quality.Comparisons;
import dev.sluice.telemetry.quality.Drill;
import dev.sluice.telemetry.quality.Exposition;
import dev.sluice.telemetry.quality.Funnel;
import dev.sluice.telemetry.quality.Reports;
import dev.sluice.telemetry.quality.Slos;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is asked of telemetry, and what it tells unasked. */
final class QualityParts {
    private final Alerts alerts;
    private final AlertRoutes alertRoutes;
    private final QualityRoutes qualityRoutes;
    private final ChannelRoute channels;
    private final ComparisonRoute comparison;
    private final MetricsRoute metrics;

    QualityParts(
            Store telemetry,
            Cohorts cohorts,
            Store main,
            ShareQueries shares,
            Audit audit,
            Clock clock,
            Supplier<Intake> intake,
            QualityAlerts told) {
        var slos = new Slos(main, audit);
        var context = new QualityContext(main, shares);
        var cells = new Cells(telemetry);
        var rules = new AlertRules(main, audit, told::webhook);
        alerts = new Alerts(main, rules, cells, slos, cohorts, clock, told::tell);
        alertRoutes = new AlertRoutes(rules, alerts);
        var reports = new Reports(cells, cohorts, slos, context);
        var budget = new Budget(cells, cohorts);
        channels = new ChannelRoute(reports, rules, alerts, clock);
        comparison = new ComparisonRoute(new Comparisons(cells, cohorts, slos, budget), reports, clock);
        qualityRoutes = new QualityRoutes(
                new Viewings(telemetry),
                reports,
                budget,
                new Funnel(cells, cohorts, context),
                new Drill(telemetry, cohorts, Viewings::quality),
                slos,
                intake,
                clock);
        metrics = new MetricsRoute(new Exposition(cells, cohorts, slos, intake, clock));
    }

    List<Route> routes() {
        var routes = new ArrayList<Route>(qualityRoutes.routes());
        routes.addAll(alertRoutes.routes());
        routes.add(channels.route());
        routes.add(comparison.route());
        routes.add(metrics.route());
        return routes;
    }

    /** Looks once whether somebody has to be told. */
    void look() {
        alerts.look();
    }
}
