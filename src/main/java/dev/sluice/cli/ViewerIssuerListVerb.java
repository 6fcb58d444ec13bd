package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;

/** Shows whose word on who is watching counts. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Show the backends that say who is watching.")
final class ViewerIssuerListVerb extends ServiceVerb {
    ViewerIssuerListVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var issuers = client.viewers().issuers();
        context.terminal().result(issuers, () -> Tables.viewerIssuers(issuers));
        return Exit.OK;
    }
}
