package dev.sluice.cli;

import dev.sluice.client.QualityClient.Other;
import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What viewers get, by cohort. */
abstract class QualityVerb extends ServiceVerb {
    private static final int COHORTS = 50;

    @Option(
            names = "--by",
            paramLabel = "D,D",
            description = "One or two dimensions, such as device,player or channel; everybody without.")
    String by = "";

    @Option(names = "--window", paramLabel = "W", description = "How long, such as 30m, 8h or 7d (${DEFAULT-VALUE}).")
    String window = "8h";

    @Option(names = "--until", paramLabel = "TIME", description = "End of it as ISO-8601, in UTC; now without.")
    @Nullable
    String until;

    private QualityVerb(Context context) {
        super(context);
    }

    /** Shows it. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show startup, stalled time and failures against their targets, and cohorts by impact.")
    static final class Show extends QualityVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var quality = client.quality().quality(by, window, until, COHORTS, 0);
            context.terminal().result(quality, () -> QualityTables.quality(quality));
            return Exit.OK;
        }
    }

    /** Compares. */
    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description =
                    "Hold a time against an earlier one, or a cohort against another; with the interval of each difference.")
    static final class Compare extends QualityVerb {
        @Option(
                names = "--cohort",
                paramLabel = "N",
                description = "Number of the cohort looked at; everybody without.")
        @Nullable
        Integer cohort;

        @Option(names = "--with", paramLabel = "N", description = "Number of the cohort it is held against.")
        @Nullable
        Integer with;

        @Option(names = "--earlier", paramLabel = "D", description = "How much earlier the other time is, such as 7d.")
        @Nullable
        String earlier;

        @Option(
                names = "--other-window",
                paramLabel = "W",
                description = "How long the other time is, such as 24h; as long as the first without.")
        @Nullable
        String otherWindow;

        Compare(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var comparison = client.quality().compare(cohort, window, until, new Other(with, earlier, otherWindow), by);
            context.terminal().result(comparison, () -> QualityTables.comparison(comparison));
            return Exit.OK;
        }
    }
}
