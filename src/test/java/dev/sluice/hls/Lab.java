package dev.sluice.hls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Assets of known truth that lie beside the repository in some places; empty where they do not. */
public final class Lab {
    private static final Path HLS =
            Path.of("../shared/lab/hls").toAbsolutePath().normalize();

    private Lab() {}

    public static boolean present() {
        return Files.isDirectory(HLS);
    }

    public static Path file(String relative) {
        return HLS.resolve(relative);
    }

    /** All files with that ending, in order. */
    public static Stream<Path> files(String... endings) throws java.io.IOException {
        if (!present()) {
            return Stream.empty();
        }
        try (var all = Files.walk(HLS)) {
            return all.filter(f -> Stream.of(endings).anyMatch(f.toString()::endsWith)).sorted().toList().stream();
        }
    }
}
