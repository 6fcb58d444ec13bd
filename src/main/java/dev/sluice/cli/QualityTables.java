package dev.sluice.cli;

import dev.sluice.api.Alert;
import dev.sluice.api.AlertRule;
import dev.sluice.api.ChannelHealth;
import dev.sluice.api.Comparison;
import dev.sluice.api.Comparison.CohortChange;
import dev.sluice.api.Comparison.Difference;
import dev.sluice.api.Quality;
import dev.sluice.api.Quality.Estimate;
import dev.sluice.api.Quality.SloState;
import dev.sluice.api.RegionTable;
import dev.sluice.api.Slo;
import dev.sluice.api.StageTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What viewers get, as people read it in a terminal. */
final class QualityTables {
    private QualityTables() {}

    static String quality(Quality quality) {
        var all = quality.figures();
        return Tables.table(
                        List.of("COHORT", "NAME", "STARTUP P95", "STALLED", "FAILED", "STARTED", "IMPACT"),
                        quality.cohorts().stream()
                                .map(c -> List.of(
                                        Integer.toString(c.id()),
                                        c.name(),
                                        ms(c.figures().startupMs()),
                                        share(c.figures().stalled()),
                                        share(c.figures().failed()),
                                        Long.toString(c.figures().started()),
                                        String.format(
                                                Locale.ROOT, "%+.0f", c.impact().value())))
                                .toList())
                + slos(all.slos())
                + String.format(
                        Locale.ROOT,
                        "Everybody: startup p95 %s, stalled %s, failed %s, %,d started, %,d refused by rules.",
                        ms(all.startupMs()),
                        share(all.stalled()),
                        share(all.failed()),
                        all.started(),
                        all.refused());
    }

    static String slos(List<SloState> slos) {
        return Tables.table(
                List.of("TARGET", "BELOW", "BUDGET USED", "BURN", "STATE"),
                slos.stream()
                        .map(s -> List.of(
                                s.name(),
                                target(new Slo(s.name(), s.target())),
                                String.format(Locale.ROOT, "%.0f %%", s.spent() * 100),
                                String.format(Locale.ROOT, "%.1f", s.burn()),
                                s.state()))
                        .toList());
    }

    /** With its unit. */
    static String target(Slo slo) {
        return slo.name().equals("startup")
                ? String.format(Locale.ROOT, "%.0f ms", slo.target())
                : String.format(Locale.ROOT, "%.3g %%", slo.target() * 100);
    }

    static String comparison(Comparison comparison) {
        var one = comparison.one();
        var other = comparison.other();
        return String.format(
                        Locale.ROOT,
                        "One:   %s, %s to %s%nOther: %s, %s to %s%n",
                        one.name(),
                        one.from(),
                        one.to(),
                        other.name(),
                        other.from(),
                        other.to())
                + Tables.table(
                        List.of("FIGURE", "ONE", "OTHER", "DIFFERENCE", "LOW", "HIGH", "N"),
                        comparison.figures().stream().map(QualityTables::row).toList())
                + Tables.table(
                        List.of("STAGE", "P95", "CHANGE", "LOW", "HIGH"),
                        comparison.stages().stream()
                                .map(s -> List.of(
                                        s.stage(),
                                        s.n() == 0 ? "–" : String.format(Locale.ROOT, "%.0f ms", s.p95Ms()),
                                        change(s, s.changeMs()),
                                        change(s, s.changeLowMs()),
                                        change(s, s.changeHighMs())))
                                .toList())
                + (comparison.cohorts().isEmpty() ? "" : changes(comparison.cohorts()));
    }

    private static String change(StageTime stage, double ms) {
        return stage.n() == 0 || stage.before() == 0 ? "–" : String.format(Locale.ROOT, "%+.0f ms", ms);
    }

    private static List<String> row(Difference each) {
        boolean time = each.unit().equals("ms");
        var change = each.change();
        String form = time ? "%+.0f ms" : "%+.2f pt";
        double unit = time ? 1 : 100;
        return List.of(
                each.figure(),
                time ? ms(each.one()) : share(each.one()),
                time ? ms(each.other()) : share(each.other()),
                change.n() == 0 ? "–" : String.format(Locale.ROOT, form, change.value() * unit),
                change.n() == 0 ? "–" : String.format(Locale.ROOT, form, change.low() * unit),
                change.n() == 0 ? "–" : String.format(Locale.ROOT, form, change.high() * unit),
                each.one().n() + " / " + each.other().n());
    }

    private static String changes(List<CohortChange> cohorts) {
        return Tables.table(
                List.of("COHORT", "NAME", "P95", "THEN", "MORE SLOW STARTS", "LOW", "HIGH"),
                cohorts.stream()
                        .map(c -> List.of(
                                Integer.toString(c.id()),
                                c.name(),
                                ms(c.startupMs().one()),
                                ms(c.startupMs().other()),
                                String.format(
                                        Locale.ROOT, "%+.0f", c.slowStarts().value()),
                                String.format(
                                        Locale.ROOT, "%+.0f", c.slowStarts().low()),
                                String.format(
                                        Locale.ROOT, "%+.0f", c.slowStarts().high())))
                        .toList());
    }

    static String alerts(List<Alert> alerts) {
        return Tables.table(
                List.of("RAISED", "OVER", "COHORT", "WHAT"),
                alerts.stream()
                        .map(a -> List.of(
                                a.raisedAt().toString(),
                                a.clearedAt() == null
                                        ? "not yet"
                                        : a.clearedAt().toString(),
                                a.name(),
                                a.sentence()))
                        .toList());
    }

    static String channels(List<ChannelHealth> channels) {
        return Tables.table(
                List.of("CHANNEL", "STATE", "SINCE", "WHAT"),
                channels.stream()
                        .map(c -> List.of(
                                c.channel(),
                                c.state(),
                                c.since() == null ? "-" : c.since().toString(),
                                c.sentence()))
                        .toList());
    }

    static String rules(List<AlertRule> rules) {
        return Tables.table(
                List.of("ID", "METRIC", "KIND", "BY", "BOUND", "LEAST N", "MINUTES", "WEBHOOK", "STATE"),
                rules.stream()
                        .map(r -> List.of(
                                Objects.requireNonNullElse(r.id(), ""),
                                r.metric(),
                                r.kind(),
                                r.by().isEmpty() ? "everybody" : r.by(),
                                r.bound() == null ? "target" : r.bound().toString(),
                                Integer.toString(r.minimum()),
                                Integer.toString(r.minutes()),
                                Objects.requireNonNullElse(r.webhook(), "–"),
                                r.active() ? "on" : "off"))
                        .toList());
    }

    static String regions(RegionTable table) {
        return table.networks() == 0
                ? "No table is loaded; viewers have no region."
                : Tables.table(
                                List.of("REGION", "NETWORKS"),
                                table.regions().entrySet().stream()
                                        .map(each -> List.of(
                                                each.getKey(), each.getValue().toString()))
                                        .toList())
                        + String.format(
                                Locale.ROOT,
                                "%,d networks, loaded %s by %s.",
                                table.networks(),
                                table.loadedAt(),
                                table.loadedBy());
    }

    private static String ms(Estimate each) {
        return each.n() == 0 ? "–" : String.format(Locale.ROOT, "%.0f ms", each.value());
    }

    private static String share(Estimate each) {
        return each.n() == 0 ? "–" : String.format(Locale.ROOT, "%.2f %%", each.value() * 100);
    }
}
