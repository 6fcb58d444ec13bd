package dev.sluice.asset;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where an asset's files are: {@code ID/source} and one folder of HLS a version, {@code ID/v1}. */
public final class AssetFiles {
    private final Path root;

    /** Keeps everything under {@code root}, which is created. */
    public AssetFiles(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The source as it was added. */
    public Path source(String id) {
        return root.resolve(id).resolve("source");
    }

    /** Size of the source. */
    long sourceBytes(String id) {
        try {
            return Files.size(source(id));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** What was recorded of a live stream, where that is the source: segments, put together without encoding. */
    public Path recording(String id) {
        return root.resolve(id).resolve("recording");
    }

    /** The HLS folder of a version; its multivariant playlist is {@code master.m3u8}. */
    public Path hls(String id, int version) {
        return root.resolve(id).resolve("v" + version);
    }

    /**
     * Takes a source in; nothing is left behind when it fails half way.
     *
     * @throws Fault {@code upload-failed}
     */
    void keepSource(String id, InputStream bytes) {
        Path target = source(id);
        Path partial = target.resolveSibling("source.part");
        try {
            Files.createDirectories(target.getParent());
            Files.copy(bytes, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(id);
            throw unwritable(e);
        }
    }

    /** Takes in a source that lies on the same disk. */
    void moveSource(String id, Path bytes) {
        try {
            Files.createDirectories(source(id).getParent());
            Files.move(bytes, source(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(id);
            throw unwritable(e);
        }
    }

    /** Removes the HLS of a version that nobody watches. */
    void deleteVersion(String id, int version) {
        var folder = hls(id, version);
        if (Files.isDirectory(folder)) {
            delete(id, folder);
        }
    }

    /** Removes all files of an asset that never came to be. */
    void delete(String id) {
        delete(id, root.resolve(id));
    }

    private static void delete(String id, Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(AssetFiles.class).warn("Files of asset {} stay behind", id, e);
        }
    }

    static Fault unwritable(IOException cause) {
        var said = String.valueOf(cause.getMessage());
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            var full = Problem.of(
                    507,
                    "disk-full",
                    "The service's disk is full; nothing of the source was kept.",
                    said,
                    "Free some space and add it again.");
            return new Fault(full, cause);
        }
        return Fault.failed(
                "upload-failed",
                "The source could not be written to the workspace; nothing of it was kept.",
                "Check the space on the disk and add it again.",
                cause);
    }
}
