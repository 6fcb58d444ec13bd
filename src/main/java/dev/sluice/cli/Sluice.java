package dev.sluice.cli;

import java.util.Map;

/** Where the program starts. */
public final class Sluice {
    private Sluice() {}

    /** Runs one verb and exits with its code. */
    public static void main(String[] args) {
        var cli = new Cli(Map.copyOf(System.getenv()), new BuiltIn(), Question.console());
        System.exit(cli.run(args));
    }
}
