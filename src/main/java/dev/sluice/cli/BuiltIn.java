package dev.sluice.cli;

import dev.sluice.api.CheckReport;
import dev.sluice.edge.EdgeConfig;
import dev.sluice.hls.check.Profile;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The programs of this build. */
final class BuiltIn implements Programs {
    @Override
    public int console(ConsoleOptions options) {
        Logging.forConsole();
        try {
            return ConsoleProgram.run(options);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.FAILED;
        }
    }

    @Override
    public Serving serve(ServeOptions options) {
        return ServiceProgram.start(options);
    }

    @Override
    public Agent edge(EdgeConfig config) {
        return EdgeProgram.start(config);
    }

    @Override
    public int tour(Path out, Consumer<String> says) {
        Logging.forConsole();
        return new TourProgram(out, says).run() ? Exit.OK : Exit.FAILED;
    }

    @Override
    public CheckReport check(String playlist, String profile, boolean decode) throws InterruptedException {
        return CheckProgram.check(playlist, Profile.named(profile), decode);
    }
}
