package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;

/** Shows runs and drills. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Show runs and drills, newest first.")
final class RunListVerb extends ServiceVerb {
    RunListVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var page = client.invalidations().list();
        context.terminal().result(page, () -> Tables.runs(page.items()));
        return Exit.OK;
    }
}
