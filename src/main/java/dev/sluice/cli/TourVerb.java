package dev.sluice.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job, scripted through the real console. */
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = "Run the main job through the console without a display; leave pictures and tour.json.")
final class TourVerb implements Callable<Integer> {
    private final Context context;

    @Option(names = "--out", paramLabel = "DIR", description = "Where pictures and tour.json go.")
    @Nullable
    Path out;

    TourVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var folder = out == null ? dated() : out.toAbsolutePath();
        int exit = context.programs().tour(folder, context.terminal()::note);
        context.terminal()
                .result(
                        Map.of("out", folder.toString(), "ok", exit == Exit.OK),
                        () -> "Pictures and the report tour.json are in " + folder);
        return exit;
    }

    private Path dated() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
        return context.workspace().resolve("tours").resolve(now);
    }
}
