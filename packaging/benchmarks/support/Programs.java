package support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Child processes of a benchmark, each on cores of its own, all ended with it. */
public final class Programs implements AutoCloseable {
    private final List<Process> running = new ArrayList<>();
    private final Path folder;

    public Programs() throws IOException {
        folder = Files.createTempDirectory("sluice-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** A folder that is gone afterwards. */
    public Path folder() {
        return folder;
    }

    /** Starts a program on the cores given, for example {@code 0} or {@code 0,1}. */
    public Process start(String cores, List<String> command) throws IOException {
        var pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        var process = new ProcessBuilder(pinned)
                .redirectError(folder.resolve("stderr-" + running.size()).toFile())
                .start();
        running.add(process);
        return process;
    }

    /** Runs a program to its end and returns what it says. */
    public String run(String cores, List<String> command) throws IOException {
        var process = start(cores, command);
        try (var out = process.inputReader()) {
            return String.join("\n", out.lines().toList());
        } finally {
            running.remove(process);
        }
    }

    /** Java with the image on its class path. */
    public static List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The service of the image on a workspace in {@link #folder}; returns its first line, which says where it is. */
    public String serve(String cores, String... options) throws IOException {
        var command = java("-Xmx1g", "-cp", System.getProperty("java.class.path"), "dev.sluice.cli.Sluice", "serve");
        command.addAll(List.of("--workspace", folder.resolve("workspace").toString()));
        command.addAll(List.of(options));
        var process = start(cores, command);
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("the service did not start: " + Files.readString(folder.resolve("stderr-0")));
        }
        return line;
    }

    /** Processor time the first program started has used, its start-up included. */
    public Duration used() {
        return running.getFirst().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        for (Process process : List.copyOf(running)) {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        }
        running.clear();
        delete();
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + folder);
        }
    }
}
