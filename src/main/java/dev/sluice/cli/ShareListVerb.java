package dev.sluice.cli;

import dev.sluice.api.Risk;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists shares. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List links, newest first.")
final class ShareListVerb extends ServiceVerb {
    @Option(names = "--asset", paramLabel = "ID")
    @Nullable
    String asset;

    @Option(names = "--channel", paramLabel = "C")
    @Nullable
    String channel;

    @Option(names = "--mode", paramLabel = "MODE")
    @Nullable
    ShareMode mode;

    @Option(names = "--risk", paramLabel = "TIER")
    @Nullable
    Risk risk;

    @Option(names = "--state", paramLabel = "STATE", description = "One of active, frozen, expired, revoked.")
    @Nullable
    ShareState state;

    @Option(names = "--outside-policy", description = "Only what plays with a TTL outside its tier's range.")
    boolean outside;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "In title, channel or creator; how a handle or recipient begins.")
    @Nullable
    String text;

    @Option(names = "--sort", paramLabel = "BY", description = "One of expires, -expires, created, -created.")
    @Nullable
    String sort;

    @Option(names = "--limit", paramLabel = "N", description = "At most this many; default ${DEFAULT-VALUE}.")
    int limit = 50;

    @Option(names = "--after", paramLabel = "CURSOR", description = "Go on where a page ended (next).")
    @Nullable
    String after;

    ShareListVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var states = state == null ? Set.<ShareState>of() : Set.of(state);
        var filter = new ShareFilter(asset, channel, mode, risk, states, null, outside, text, sort);
        var page = client.shares().list(filter, limit, after);
        context.terminal().result(page, () -> Tables.shares(page.items()));
        return Exit.OK;
    }
}
