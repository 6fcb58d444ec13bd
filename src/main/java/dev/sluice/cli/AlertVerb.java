package dev.sluice.cli;

import dev.sluice.api.AlertRule;
import dev.sluice.client.SluiceClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Alerts about what viewers get, and the rules they come from. */
abstract class AlertVerb extends ServiceVerb {
    private static final int NEWEST = 50;

    private AlertVerb(Context context) {
        super(context);
    }

    /** Shows alerts. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List alerts, those that are not over first.")
    static final class Show extends AlertVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var alerts = client.goals().alerts(NEWEST);
            context.terminal().result(alerts, () -> QualityTables.alerts(alerts));
            return Exit.OK;
        }
    }

    /** Shows rules. */
    @Command(name = "rules", mixinStandardHelpOptions = true, description = "List when operators are told.")
    static final class Rules extends AlertVerb {
        Rules(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var rules = client.goals().alertRules();
            context.terminal().result(rules, () -> QualityTables.rules(rules));
            return Exit.OK;
        }
    }

    /** Adds or changes a rule. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description =
                    "Add a rule, or replace the one named by --id; tells once when a cohort is worse for three looks in a row.")
    static final class Put extends AlertVerb {
        @Parameters(index = "0", paramLabel = "METRIC", description = "One of startup, stalled, failures.")
        String metric = "";

        @Parameters(
                index = "1",
                paramLabel = "KIND",
                description = "above: a bound, or the target; worse: than at the same time yesterday.")
        String kind = "";

        @Option(names = "--id", paramLabel = "ID", description = "Replaces this rule.")
        @Nullable
        String id;

        @Option(
                names = "--by",
                paramLabel = "D,D",
                description = "Dimensions whose cohorts are looked at; everybody without.")
        String by = "";

        @Option(
                names = "--bound",
                paramLabel = "B",
                description = "above: milliseconds or a share, the target without; worse: a factor above 1.")
        @Nullable
        Double bound;

        @Option(names = "--minimum", paramLabel = "N", description = "Least sessions, 25 or more (${DEFAULT-VALUE}).")
        int minimum = 25;

        @Option(
                names = "--minutes",
                paramLabel = "N",
                description = "Looks at the newest so many, 5 to 120 (${DEFAULT-VALUE}).")
        int minutes = 10;

        @Option(names = "--webhook", paramLabel = "ID", description = "Destination of kind webhook that is told too.")
        @Nullable
        String webhook;

        @Option(names = "--off", description = "Keeps the rule without looking at it.")
        boolean off;

        Put(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var rule = client.goals()
                    .putAlertRule(new AlertRule(id, metric, kind, by, bound, minimum, minutes, webhook, !off));
            context.terminal().result(rule, () -> QualityTables.rules(List.of(rule)));
            return Exit.OK;
        }
    }

    /** Removes a rule. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a rule; what it had raised is over.")
    static final class Remove extends AlertVerb {
        @Parameters(paramLabel = "ID")
        String id = "";

        Remove(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var gone = client.goals().removeAlertRule(id);
            context.terminal().result(gone, () -> "Removed rule " + id + ".");
            return Exit.OK;
        }
    }
}
