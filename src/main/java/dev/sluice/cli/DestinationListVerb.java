package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;

/** Lists destinations. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List destinations.")
final class DestinationListVerb extends ServiceVerb {
    DestinationListVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var all = client.destinations().list();
        context.terminal().result(all, () -> ShowTables.destinations(all));
        return Exit.OK;
    }
}
