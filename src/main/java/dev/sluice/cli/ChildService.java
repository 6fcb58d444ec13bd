package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import dev.sluice.client.Connection;
import dev.sluice.client.ServiceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The service of a workspace in a process of its own, so that links go on working when a window is closed and a crash of
 * one does not take the other along.
 */
final class ChildService {
    private static final long DRAIN_SECONDS = 15;

    private final Connection connection;
    private final Optional<Process> started;

    private ChildService(Connection connection, Optional<Process> started) {
        this.connection = connection;
        this.started = started;
    }

    /**
     * Joins the service that runs for the workspace, or starts one and waits until it is ready.
     *
     * @throws Fault {@code service-not-started} with what it said
     */
    static ChildService joinOrStart(Path workspace) {
        return ServiceFile.read(workspace)
                .map(file -> new ChildService(file.connection(), Optional.empty()))
                .orElseGet(() -> start(workspace));
    }

    Connection connection() {
        return connection;
    }

    /** Whether this process started it; otherwise it is somebody else's to stop. */
    boolean ours() {
        return started.isPresent();
    }

    /** Lets it drain and end. */
    void stop() {
        started.ifPresent(process -> {
            process.destroy();
            try {
                if (!process.waitFor(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }

    private static ChildService start(Path workspace) {
        try {
            Files.createDirectories(workspace);
            var log = ServiceLog.begin(workspace);
            Process process = new ProcessBuilder(command(workspace))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                    .start();
            return new ChildService(ready(process, log), Optional.of(process));
        } catch (IOException e) {
            throw Fault.failed("service-not-started", "The service could not be started.", null, e);
        }
    }

    private static Connection ready(Process process, ServiceLog log) throws IOException {
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new Fault(Problem.of(
                    500,
                    "service-not-started",
                    "The service ended before it was ready.",
                    log.lastWords(),
                    "Its log is service.log in the workspace folder."));
        }
        var facts = Json.MAPPER.readTree(line);
        return Connection.of(
                facts.path("url").asText(), Path.of(facts.path("adminKeyFile").asText()));
    }

    /** The same Java, class path and settings as this process. */
    private static List<String> command(Path workspace) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        String home = System.getProperty("sluice.home");
        if (home != null) {
            command.add("-Dsluice.home=" + home);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sluice.class.getName()));
        command.addAll(List.of("serve", "--workspace", workspace.toString()));
        return command;
    }
}
