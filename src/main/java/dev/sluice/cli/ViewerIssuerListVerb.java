package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows whose word on who is watching counts. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Show the backends that say who is watching.")
final class ViewerIssuerListVerb implements Callable<Integer> {
    private final Context context;

    ViewerIssuerListVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var issuers = client.viewers().issuers();
            context.terminal().result(issuers, () -> Tables.viewerIssuers(issuers));
            return Exit.OK;
        }
    }
}
