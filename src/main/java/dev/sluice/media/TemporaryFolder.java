package dev.sluice.media;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder under construction, beside its final place and named after the process that builds it: when that process is
 * gone, what it left is rubbish, and the next start clears it away.
 */
final class TemporaryFolder implements AutoCloseable {
    private static final String PREFIX = ".preparing-";

    private final Path target;
    private final Path folder;

    TemporaryFolder(Path target) throws IOException {
        if (Files.exists(target)) {
            throw MediaFaults.exists(String.valueOf(target.getFileName()));
        }
        this.target = target;
        var parent = Files.createDirectories(target.toAbsolutePath().getParent());
        folder = Files.createTempDirectory(parent, PREFIX + owner(ProcessHandle.current()) + "-");
    }

    Path path() {
        return folder;
    }

    /** Puts the whole folder in its place in one step; fails when somebody else was faster. */
    void moveIntoPlace() throws IOException {
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw MediaFaults.exists(String.valueOf(target.getFileName()));
        }
    }

    /** Removes whatever has not been moved into place. */
    @Override
    public void close() throws IOException {
        delete(folder);
    }

    /** Removes folders of processes that are gone, and stops encoders that still write there. */
    static void sweep(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (var entries = Files.list(parent)) {
            for (var entry : entries.filter(TemporaryFolder::isAbandoned).toList()) {
                writersInto(entry).forEach(ProcessHandle::destroyForcibly);
                delete(entry);
            }
        }
    }

    private static boolean isAbandoned(Path entry) {
        var name = entry.getFileName().toString();
        return name.startsWith(PREFIX)
                && ProcessHandle.allProcesses().noneMatch(p -> name.startsWith(PREFIX + owner(p) + "-"));
    }

    /** Process id and start time: ids alone are used again. */
    private static String owner(ProcessHandle process) {
        var started = process.info().startInstant().map(t -> t.toEpochMilli()).orElse(0L);
        return process.pid() + "-" + started;
    }

    private static Stream<ProcessHandle> writersInto(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(p -> List.of(p.info().arguments().orElse(new String[0])).stream()
                        .anyMatch(a -> a.startsWith(folder.toString())));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
