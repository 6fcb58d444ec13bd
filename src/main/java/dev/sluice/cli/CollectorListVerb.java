package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;

/** Lists collectors. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List collectors, newest first.")
final class CollectorListVerb extends ServiceVerb {
    CollectorListVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var page = client.quality().collectors();
        context.terminal().result(page, () -> Tables.collectors(page.items()));
        return Exit.OK;
    }
}
