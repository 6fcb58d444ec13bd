package dev.sluice.cli;

import dev.sluice.api.IssuedShare;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a new share like another one. */
@Command(
        name = "reissue",
        mixinStandardHelpOptions = true,
        description = "Make a new link with the same rules; one that still plays is untouched.")
final class ShareReissueVerb extends ServiceVerb {
    @Parameters(paramLabel = "HANDLE", description = "Or the whole link.")
    String handle = "";

    ShareReissueVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var issued = client.shares().reissue(Handle.of(handle));
        context.terminal().result(issued, () -> words(issued));
        return Exit.OK;
    }

    private static String words(IssuedShare issued) {
        return ShareCreateVerb.words(issued) + "\nIt replaces " + issued.share().replaces()
                + ", which is as it was: revoke that one if it still plays and should not.";
    }
}
