package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a backend's word on who is watching no longer. */
@Command(name = "remove", mixinStandardHelpOptions = true, description = "Take a backend's word no longer.")
final class ViewerIssuerRemoveVerb extends ServiceVerb {
    @Parameters(paramLabel = "NAME")
    String name = "";

    ViewerIssuerRemoveVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var gone = client.viewers().remove(name);
        context.terminal().result(gone, () -> "Viewers of " + gone.issuer() + " are unknown from now on.");
        return Exit.OK;
    }
}
