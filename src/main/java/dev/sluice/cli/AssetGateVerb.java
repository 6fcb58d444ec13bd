package dev.sluice.cli;

import dev.sluice.api.Asset;
import dev.sluice.client.Assets;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens or closes the publish gate for an asset. */
abstract class AssetGateVerb extends ServiceVerb {
    @Parameters(paramLabel = "ID")
    String id = "";

    private AssetGateVerb(Context context) {
        super(context);
    }

    abstract Asset act(Assets assets, String id);

    @Override
    int run(SluiceClient client) {
        var asset = act(client.assets(), id);
        context.terminal().result(asset, () -> asset.title() + " is " + Tables.word(asset.state()));
        return Exit.OK;
    }

    @Command(name = "publish", mixinStandardHelpOptions = true, description = "Publish a ready video.")
    static final class Publish extends AssetGateVerb {
        Publish(Context context) {
            super(context);
        }

        @Override
        Asset act(Assets assets, String id) {
            return assets.publish(id);
        }
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "End publication: no more sessions.")
    static final class Withdraw extends AssetGateVerb {
        Withdraw(Context context) {
            super(context);
        }

        @Override
        Asset act(Assets assets, String id) {
            return assets.withdraw(id);
        }
    }
}
