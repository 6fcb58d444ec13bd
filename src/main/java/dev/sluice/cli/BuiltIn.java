package dev.sluice.cli;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.hls.check.Profile;
import java.nio.file.Path;

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
    public int tour(Path out) {
        Logging.forConsole();
        throw missing("tour");
    }

    @Override
    public CheckReport check(String playlist, String profile) {
        return CheckProgram.check(playlist, Profile.named(profile));
    }

    private static Fault missing(String what) {
        return new Fault(Problem.of(501, "not-in-this-build", "This build has no " + what + " yet.", null, null));
    }
}
