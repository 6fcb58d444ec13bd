package dev.sluice.telemetry.alert;

import dev.sluice.api.AlertRule;
import java.util.Locale;

/** Alerts in words. */
final class Sentences {
    private Sentences() {}

    static String raised(AlertRule rule, String name, Reading reading) {
        String against = rule.kind().equals("worse") ? "the same time yesterday allows" : "its target is";
        return String.format(
                Locale.ENGLISH,
                "%s of %s is %s over the last %d minutes; %s %s. It rests on %,d sessions.",
                what(rule.metric()),
                name,
                words(rule.metric(), reading.value()),
                rule.minutes(),
                rule.bound() != null && rule.kind().equals("above") ? "its bound is" : against,
                words(rule.metric(), reading.bound()),
                reading.n());
    }

    private static String what(String metric) {
        return switch (metric) {
            case "startup" -> "Startup p95";
            case "stalled" -> "Stalled time";
            default -> "The share of start failures";
        };
    }

    private static String words(String metric, double value) {
        return metric.equals("startup")
                ? String.format(Locale.ENGLISH, "%.2f s", value / 1000)
                : String.format(Locale.ENGLISH, "%.2f %%", value * 100);
    }
}
