package dev.sluice.cli;

import dev.sluice.api.EntitlementHook;
import dev.sluice.api.FailureMode;
import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Configures the entitlement hook, or takes it away. */
@Command(
        name = "hook",
        mixinStandardHelpOptions = true,
        description = "Ask a backend about each viewer, or stop asking.")
final class EntitlementHookVerb extends ServiceVerb {
    @ArgGroup(multiplicity = "1")
    Asked asked = new Asked();

    @Option(
            names = "--fails",
            paramLabel = "MODE",
            description = "What happens to viewers when it does not answer in time: open or closed (the default).")
    FailureMode fails = FailureMode.CLOSED;

    @Option(
            names = "--deadline-ms",
            paramLabel = "N",
            description = "How long it is waited for, 50 to 2000; default 150.")
    int deadline = EntitlementHook.DEADLINE_MS;

    EntitlementHookVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var state = client.viewers().configure(new EntitlementHook(asked.none ? null : asked.url, fails, deadline));
        context.terminal().result(state, () -> EntitlementShowVerb.words(state));
        return Exit.OK;
    }

    /** One of both. */
    static final class Asked {
        @Parameters(paramLabel = "URL", description = "Gets a POST with JSON for each viewer that starts.")
        @Nullable
        String url;

        @Option(names = "--none", required = true, description = "Ask nobody.")
        boolean none;
    }
}
