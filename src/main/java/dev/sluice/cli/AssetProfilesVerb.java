package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;

/** What videos can be prepared for. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        description = "What videos can be prepared for; files profiles/NAME.json of the workspace add to it.")
final class AssetProfilesVerb extends ServiceVerb {
    AssetProfilesVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var profiles = client.assets().profiles();
        context.terminal().result(profiles, () -> Tables.profiles(profiles));
        return Exit.OK;
    }
}
