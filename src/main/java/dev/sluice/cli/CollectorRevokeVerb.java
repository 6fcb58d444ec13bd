package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Revokes a collector's key. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Take a collector's key out of force; its players are told to be silent.")
final class CollectorRevokeVerb extends ServiceVerb {
    @Parameters(paramLabel = "ID")
    String id = "";

    CollectorRevokeVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var ended = client.quality().revokeCollector(id);
        context.terminal().result(ended, () -> "Revoked collector " + ended.id() + " of " + ended.channel() + ".");
        return Exit.OK;
    }
}
