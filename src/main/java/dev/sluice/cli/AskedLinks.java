package dev.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links on their way to a console, each in a file of its own: whoever deletes the file has the link.
 *
 * @param folder readable by its owner only, as links are secrets
 */
record AskedLinks(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(AskedLinks.class);
    private static final String WHOLE = ".link";
    private static final long LONGEST = 256 << 10;
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);

    /** Those of a workspace. */
    static AskedLinks of(Path workspace) {
        return new AskedLinks(workspace.resolve("asked-links"));
    }

    /** Makes the folder where it is missing, and its owner's only. */
    void open() throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Lays a link there; its file is gone once somebody has it. */
    Path put(String link) throws IOException {
        var part = Files.createTempFile(folder, "", ".part");
        try {
            Files.writeString(part, link);
            return Files.move(part, folder.resolve(part.getFileName() + WHOLE), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Removes what is left of somebody who ended suddenly; what is younger is waited for still. */
    void clear() throws IOException {
        var old = Instant.now().minus(LEFT_BEHIND);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException gone) {
                    LOG.debug("A link was taken back");
                }
            }
        }
    }

    /** Removes what lies there once it is shown; what is too long for a link is removed unread. */
    void take(Predicate<String> shown) {
        for (var file : waiting()) {
            try {
                var link = Files.size(file) > LONGEST ? "" : Files.readString(file);
                if (link.isEmpty() || shown.test(link)) {
                    Files.delete(file);
                }
            } catch (NoSuchFileException gone) {
                LOG.debug("A link was taken back");
            } catch (IOException e) {
                LOG.warn("A link from outside cannot be read: {}", e.getMessage());
            }
        }
    }

    private List<Path> waiting() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(WHOLE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warn("Links from outside cannot be read: {}", e.getMessage());
            return List.of();
        }
    }
}
