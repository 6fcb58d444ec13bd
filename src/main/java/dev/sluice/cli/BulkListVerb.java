package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists acts on many shares. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List acts on many links, newest first.")
final class BulkListVerb extends ServiceVerb {
    @Option(names = "--limit", paramLabel = "N", description = "At most this many; default ${DEFAULT-VALUE}.")
    int limit = 20;

    BulkListVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var page = client.bulkActs().list(limit, null);
        context.terminal().result(page, () -> Tables.bulkActs(page.items()));
        return Exit.OK;
    }
}
