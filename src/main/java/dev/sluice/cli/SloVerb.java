package dev.sluice.cli;

import dev.sluice.api.Slo;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Targets of what viewers get. */
abstract class SloVerb extends ServiceVerb {
    private SloVerb(Context context) {
        super(context);
    }

    /** Shows them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Show the targets, and how much of each error budget the newest 8 h used.")
    static final class Show extends SloVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var slos = client.quality().quality("", "8h", null, 1, 0).figures().slos();
            context.terminal().result(slos, () -> QualityTables.slos(slos));
            return Exit.OK;
        }
    }

    /** Sets one. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Set a target: startup in milliseconds (p95), stalled and failures as shares such as 0.005.")
    static final class Change extends SloVerb {
        @Parameters(index = "0", paramLabel = "NAME", description = "One of startup, stalled, failures.")
        String name = "";

        @Parameters(index = "1", paramLabel = "TARGET")
        double target;

        Change(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var slo = client.goals().setSlo(new Slo(name, target));
            context.terminal().result(slo, () -> "Target of %s: %s.".formatted(slo.name(), QualityTables.target(slo)));
            return Exit.OK;
        }
    }
}
