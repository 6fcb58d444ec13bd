package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists collectors. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List collectors, newest first.")
final class CollectorListVerb implements Callable<Integer> {
    private final Context context;

    CollectorListVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var page = client.quality().collectors();
            context.terminal().result(page, () -> Tables.collectors(page.items()));
            return Exit.OK;
        }
    }
}
