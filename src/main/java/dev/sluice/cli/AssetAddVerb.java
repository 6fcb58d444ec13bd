package dev.sluice.cli;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.client.SluiceClient;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an asset and waits until it is ready, or not. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Add a video and wait until it is ready (exit 0) or not (exit 1).")
final class AssetAddVerb extends ServiceVerb {
    @Parameters(paramLabel = "FILE", description = "Any file that FFmpeg reads.")
    Path file = Path.of("");

    @Option(names = "--title", paramLabel = "TEXT", description = "Default: the file's name.")
    @Nullable
    String title;

    @Option(names = "--profile", paramLabel = "P", description = "Readiness profile.")
    @Nullable
    String profile;

    @Option(names = "--no-wait", description = "Return as soon as the file is sent.")
    boolean noWait;

    AssetAddVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) throws InterruptedException {
        var sent = client.assets().add(file, title, profile).send(Progress.ofUpload(context.terminal()));
        var asset = noWait ? sent : prepared(client, sent);
        if (asset.failure() != null) {
            context.terminal().explain(asset.failure());
        }
        context.terminal().result(asset, () -> asset.id() + "  " + asset.title() + " is " + Tables.word(asset.state()));
        return Exit.of(noWait || asset.state() == AssetState.READY || asset.state() == AssetState.PUBLISHED);
    }

    private Asset prepared(SluiceClient client, Asset sent) throws InterruptedException {
        return context.poll()
                .until(
                        sent,
                        () -> client.assets().get(sent.id()),
                        AssetAddVerb::settled,
                        Progress.of(context.terminal()));
    }

    private static boolean settled(Asset asset) {
        return switch (asset.state()) {
            case DRAFT, PREPARING -> asset.failure() != null;
            case READY, NOT_READY, PUBLISHED, WITHDRAWN -> true;
        };
    }
}
