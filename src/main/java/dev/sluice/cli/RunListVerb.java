package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows runs and drills. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Show runs and drills, newest first.")
final class RunListVerb implements Callable<Integer> {
    private final Context context;

    RunListVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var page = client.invalidations().list();
            context.terminal().result(page, () -> Tables.runs(page.items()));
            return Exit.OK;
        }
    }
}
