package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Revokes a collector's key. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Take a collector's key out of force; its players are told to be silent.")
final class CollectorRevokeVerb implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID")
    String id = "";

    CollectorRevokeVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var ended = client.quality().revokeCollector(id);
            context.terminal().result(ended, () -> "Revoked collector " + ended.id() + " of " + ended.channel() + ".");
            return Exit.OK;
        }
    }
}
