package dev.sluice.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as a process of its own, from the classes under test: no image is built yet when tests run. */
public final class OwnProgram {
    private OwnProgram() {}

    /** What to start; the working directory has to stay, for the shipped runbooks and the sample lie under it. */
    public static List<String> command(String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sluice.cli.Sluice"));
        command.addAll(List.of(words));
        return command;
    }
}
