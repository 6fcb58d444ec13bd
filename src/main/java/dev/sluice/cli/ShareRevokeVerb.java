package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a share for good. */
@Command(name = "revoke", mixinStandardHelpOptions = true, description = "End a link for good.")
final class ShareRevokeVerb extends ServiceVerb {
    @Parameters(paramLabel = "HANDLE", description = "Or the whole link.")
    String handle = "";

    @Option(names = "--reason", paramLabel = "TEXT")
    @Nullable
    String reason;

    ShareRevokeVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var share = client.shares().revoke(Handle.of(handle), reason);
        context.terminal().result(share, () -> "Link " + share.handle() + " is " + Tables.word(share.state()));
        return Exit.OK;
    }
}
