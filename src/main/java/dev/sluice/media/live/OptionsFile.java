package dev.sluice.media.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Options of a child that other users of the machine must not see: command lines are open to all, so these go through a
 * file (FFmpeg's {@code -fpre}) that only its owner can read, and that is gone as soon as the child has read it.
 */
public final class OptionsFile implements AutoCloseable {
    private final Path file;

    private OptionsFile(Path file) {
        this.file = file;
    }

    /** Writes {@code name=value} lines; values hold no line breaks. */
    public static OptionsFile write(Path folder, Map<String, String> options) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path file = Files.createTempFile(
                folder, ".options", "", posix ? new FileAttribute<?>[] {rights} : new FileAttribute<?>[0]);
        String text = options.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return new OptionsFile(file);
    }

    /** Goes before the output's address. */
    public List<String> arguments() {
        return List.of("-fpre", file.toString());
    }

    /** Removes it; a child that is still starting must have read it by then. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(OptionsFile.class).warn("An options file stays behind: {}", file.getFileName(), e);
        }
    }
}
