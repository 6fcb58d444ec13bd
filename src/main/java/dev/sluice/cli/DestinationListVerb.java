package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists destinations. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List destinations.")
final class DestinationListVerb implements Callable<Integer> {
    private final Context context;

    DestinationListVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var all = client.destinations().list();
            context.terminal().result(all, () -> ShowTables.destinations(all));
            return Exit.OK;
        }
    }
}
