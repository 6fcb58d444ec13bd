package dev.sluice.cli;

import dev.sluice.api.Asset;
import dev.sluice.client.SluiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prepares a new version of a video beside the one that is served. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description =
                "Prepare a new version of a video; the one before is served until the new one is ready (exit 0), or stays"
                        + " when it is not (exit 1).")
final class AssetPrepareVerb extends ServiceVerb {
    @Parameters(paramLabel = "ID")
    String id = "";

    @Option(names = "--profile", paramLabel = "P", description = "Default: the one it has. See asset profiles.")
    @Nullable
    String profile;

    AssetPrepareVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) throws InterruptedException {
        var begun = client.assets().prepare(id, profile);
        var asset = context.poll()
                .until(
                        begun,
                        () -> client.assets().get(id),
                        now -> now.preparation() == null,
                        Progress.of(context.terminal()));
        if (asset.failure() != null) {
            context.terminal().explain(asset.failure());
        }
        context.terminal().result(asset, () -> words(asset));
        return Exit.of(asset.version() > begun.version() && asset.failure() == null);
    }

    private static String words(Asset asset) {
        return "%s is %s, version %d for %s"
                .formatted(asset.title(), Tables.word(asset.state()), asset.version(), asset.profile());
    }
}
