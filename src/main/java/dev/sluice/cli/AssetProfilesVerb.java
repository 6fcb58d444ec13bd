package dev.sluice.cli;

import dev.sluice.client.SluiceClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What videos can be prepared for. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        description = "What videos can be prepared for; files profiles/NAME.json of the workspace add to it.")
final class AssetProfilesVerb implements Callable<Integer> {
    private final Context context;

    AssetProfilesVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SluiceClient client = context.connect()) {
            var profiles = client.assets().profiles();
            context.terminal().result(profiles, () -> Tables.profiles(profiles));
            return Exit.OK;
        }
    }
}
