package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists assets. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List videos, newest first.")
final class AssetListVerb extends ServiceVerb {
    @Option(names = "--limit", paramLabel = "N", description = "At most this many; default ${DEFAULT-VALUE}.")
    int limit = 50;

    @Option(names = "--after", paramLabel = "CURSOR", description = "Go on where a page ended (next).")
    @Nullable
    String after;

    AssetListVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var page = client.assets().list(limit, after);
        context.terminal().result(page, () -> Tables.assets(page.items()));
        return Exit.OK;
    }
}
