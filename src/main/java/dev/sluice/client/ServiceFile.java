package dev.sluice.client;

import dev.sluice.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running service leaves in its workspace as {@code service.json}, so that others on this machine find it.
 *
 * @param url base of the service
 * @param adminKeyFile path of the file that holds the admin key
 * @param pid process that serves
 */
public record ServiceFile(String url, String adminKeyFile, long pid) {
    private static final String NAME = "service.json";

    /** The service of a workspace; empty when there is none, its process is gone, or the file is damaged. */
    public static Optional<ServiceFile> read(Path workspace) {
        var file = workspace.resolve(NAME);
        try {
            return Files.isRegularFile(file)
                    ? Optional.ofNullable(Json.MAPPER.readValue(file.toFile(), ServiceFile.class))
                            .filter(ServiceFile::alive)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How to reach it. */
    public Connection connection() {
        return Connection.of(url, Path.of(adminKeyFile));
    }

    private boolean alive() {
        return url != null
                && adminKeyFile != null
                && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
