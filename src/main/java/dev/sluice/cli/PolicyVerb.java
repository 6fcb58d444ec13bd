package dev.sluice.cli;

import dev.sluice.api.Risk;
import dev.sluice.api.TtlPolicy;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and sets the TTL range of each risk tier. */
abstract class PolicyVerb extends ServiceVerb {
    private PolicyVerb(Context context) {
        super(context);
    }

    /** Shows them. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show the TTL range of each risk tier.")
    static final class Show extends PolicyVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            List<TtlPolicy> tiers = client.policy();
            context.terminal().result(tiers, () -> Tables.policies(tiers));
            return Exit.OK;
        }
    }

    /** Sets one. */
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Set a tier's range inside 10 min to 24 h; says how many live links fall outside.")
    static final class Change extends PolicyVerb {
        @Parameters(paramLabel = "TIER", description = "One of low, medium, high.")
        Risk tier = Risk.MEDIUM;

        @Option(names = "--min", paramLabel = "D", description = "Shortest, like 10m.")
        @Nullable
        String min;

        @Option(names = "--default", paramLabel = "D", description = "Taken where none is asked for.")
        @Nullable
        String usual;

        @Option(names = "--max", paramLabel = "D", description = "Longest, like PT2H.")
        @Nullable
        String max;

        Change(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var policy = client.changePolicy(tier, min, usual, max);
            var outside = client.shares().list(ShareFilter.ALL.withRisk(tier).outside(true), 1, null);
            context.terminal().result(policy, () -> words(policy, outside.total()));
            return Exit.OK;
        }

        private static String words(TtlPolicy policy, @Nullable Long outside) {
            var range = Tables.policies(List.of(policy));
            return outside == null || outside == 0
                    ? range + "Every live link of this tier is inside."
                    : range + "%,d live links fall outside. Bring them in line with:%n".formatted(outside)
                            + "sluice bulk run align --filter outside=policy --filter risk="
                            + Tables.word(policy.risk());
        }
    }
}
