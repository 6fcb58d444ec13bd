package dev.sluice.cli;

import dev.sluice.api.AssetState;
import dev.sluice.api.CheckReport;
import dev.sluice.client.SluiceClient;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks HLS in a folder or at a URL without a service, or an asset of the service. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check HLS against its profile: exit 0 ready, 1 not ready.")
final class CheckVerb implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "PATH_OR_URL", description = "Folder, playlist, http(s) URL, or the id of an asset.")
    String target = "";

    @Option(names = "--profile", paramLabel = "P", description = "Readiness profile; default ${DEFAULT-VALUE}.")
    String profile = "vod";

    @Option(
            names = "--decode",
            description = "Also decode what lies in a folder: silence, stills, black, loudness. Assets always are.")
    boolean decode;

    CheckVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        var report = standsAlone() ? context.programs().check(target, profile, decode) : ofTheService();
        context.terminal().result(report, () -> CheckWords.of(report));
        return Exit.of(report.ready());
    }

    private boolean standsAlone() {
        return target.regionMatches(true, 0, "http:", 0, 5)
                || target.regionMatches(true, 0, "https:", 0, 6)
                || target.contains("/")
                || exists();
    }

    private boolean exists() {
        try {
            return Files.exists(Path.of(target));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private CheckReport ofTheService() throws InterruptedException {
        try (SluiceClient client = context.connect()) {
            context.poll()
                    .until(
                            client.assets().check(target),
                            () -> client.assets().get(target),
                            asset -> asset.state() != AssetState.PREPARING && asset.preparation() == null,
                            Progress.of(context.terminal()));
            return client.assets().readiness(target);
        }
    }
}
