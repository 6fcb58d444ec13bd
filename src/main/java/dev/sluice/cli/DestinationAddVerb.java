package dev.sluice.cli;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Reconnects;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a destination; its credential comes from a file or the environment, never from the command line. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Add a destination. Its credential is read from --credential-file,",
            "or from SLUICE_CREDENTIAL; it is never shown again. Without a name it is called by its address."
        })
final class DestinationAddVerb extends ServiceVerb {
    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    DestinationKind kind = DestinationKind.RTMP;

    @Parameters(
            index = "1",
            paramLabel = "ADDRESS",
            description =
                    "rtmp[s]://HOST/APP, srt://HOST:PORT, https://…, a folder, https://HOST/BUCKET[/PREFIX][?region=R].")
    String address = "";

    @Mixin
    DestinationTerms terms = new DestinationTerms();

    DestinationAddVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var request = new DestinationRequest(
                terms.name,
                kind,
                address,
                terms.credential(kind, context.env()),
                terms.bitRate,
                terms.delay,
                terms.over(new Reconnects(0, 0, 0)));
        var added = client.destinations().add(request);
        context.terminal().result(added, () -> words(added));
        return Exit.OK;
    }

    private static String words(Destination added) {
        String name = added.name().equals(added.place()) ? "" : added.name() + " at ";
        return added.id() + "  " + name + added.place() + "\nSay sluice destination test " + added.id()
                + " to see whether it takes a show.";
    }
}
