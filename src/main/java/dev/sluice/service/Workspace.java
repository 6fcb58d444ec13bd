package dev.sluice.service;

import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder of a service, locked for as long as it is open. */
final class Workspace implements AutoCloseable {
    private static final String SERVICE_FILE = "service.json";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private Workspace(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Creates the folder if needed and takes its lock.
     *
     * @throws Fault {@code workspace-in-use} or {@code workspace-unwritable}
     */
    static Workspace open(Path folder) {
        try {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
            var channel = FileChannel.open(
                    folder.resolve("service.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw inUse(folder);
            }
            return new Workspace(folder, channel, lock);
        } catch (IOException e) {
            throw Fault.failed(
                    "workspace-unwritable",
                    "The workspace folder cannot be used.",
                    "Choose a folder you can write to with --workspace.",
                    e);
        }
    }

    Path database() {
        return folder.resolve("sluice.db");
    }

    Path telemetry() {
        return folder.resolve("telemetry.db");
    }

    Path assets() {
        return folder.resolve("assets");
    }

    /** Folder of shows and their recordings. */
    Path shows() {
        try {
            return Files.createDirectories(folder.resolve("shows"));
        } catch (IOException e) {
            throw Fault.failed("workspace-unwritable", "The workspace folder cannot be written to.", null, e);
        }
    }

    Path reports() {
        return folder.resolve("reports");
    }

    Path auditKey() {
        return folder.resolve("audit.key");
    }

    Path auditHead() {
        return folder.resolve("audit.head");
    }

    Path adminKey() {
        return folder.resolve("admin.key");
    }

    /** Runbooks that a team edited or added. */
    Path runbooks() {
        return folder.resolve("runbooks");
    }

    /** Readiness profiles that a team added. */
    Path profiles() {
        return folder.resolve("profiles");
    }

    /** The port of the last start; 0 before the first. */
    int keptPort() {
        try {
            Path file = folder.resolve("port");
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            org.slf4j.LoggerFactory.getLogger(Workspace.class).warn("The kept port cannot be read", e);
            return 0;
        }
    }

    /** Keeps the port and tells verbs and consoles where the service is. */
    void announce(String url, int port) {
        try {
            Files.writeString(folder.resolve("port"), Integer.toString(port));
            var facts = Map.of(
                    "url", url,
                    "adminKeyFile", adminKey().toString(),
                    "pid", ProcessHandle.current().pid());
            Path partial = folder.resolve(SERVICE_FILE + ".part");
            Files.writeString(partial, Json.MAPPER.writeValueAsString(facts));
            Files.move(partial, folder.resolve(SERVICE_FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Fault.failed("workspace-unwritable", "The workspace folder cannot be written to.", null, e);
        }
    }

    /** Writes the first admin's key into a file that only its owner can read. */
    void keepAdminKey(String key) {
        try {
            Path file = adminKey();
            Files.deleteIfExists(file);
            createPrivate(file);
            Files.writeString(file, key + "\n");
        } catch (IOException e) {
            throw Fault.failed("workspace-unwritable", "The admin key file cannot be written.", null, e);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        if (posix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (posix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static boolean posix(Path path) {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Fault inUse(Path folder) {
        return new Fault(Problem.of(
                409,
                "workspace-in-use",
                "Another service is running for this workspace.",
                folder.toString(),
                "Use the running one, stop it, or choose another folder with --workspace."));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(SERVICE_FILE));
            lock.release();
            channel.close();
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Workspace.class).warn("The workspace lock was not released", e);
        }
    }
}
