package dev.sluice.cli;

import dev.sluice.api.Share;
import dev.sluice.client.Shares;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Holds a share, or lifts the hold. */
abstract class ShareHoldVerb extends ServiceVerb {
    @Parameters(paramLabel = "HANDLE", description = "Or the whole link.")
    String handle = "";

    private ShareHoldVerb(Context context) {
        super(context);
    }

    abstract Share act(Shares shares, String handle);

    @Override
    int run(SluiceClient client) {
        var share = act(client.shares(), Handle.of(handle));
        context.terminal().result(share, () -> "Link " + share.handle() + " is " + Tables.word(share.state()));
        return Exit.OK;
    }

    @Command(name = "freeze", mixinStandardHelpOptions = true, description = "Hold a link until it is unfrozen.")
    static final class Freeze extends ShareHoldVerb {
        Freeze(Context context) {
            super(context);
        }

        @Override
        Share act(Shares shares, String handle) {
            return shares.freeze(handle);
        }
    }

    @Command(name = "unfreeze", mixinStandardHelpOptions = true, description = "Lift the hold on a link.")
    static final class Unfreeze extends ShareHoldVerb {
        Unfreeze(Context context) {
            super(context);
        }

        @Override
        Share act(Shares shares, String handle) {
            return shares.unfreeze(handle);
        }
    }
}
