package dev.sluice.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Files of media as mapped buffers; those in use stay mapped. Files of a version never change, so nothing goes stale. */
public final class MediaFiles {
    private static final int MAPPED = 4096;

    private final Cache<Path, MediaFile> mapped =
            Caffeine.newBuilder().maximumSize(MAPPED).build();

    /** The file {@code name} below {@code folder}; empty when there is none, or when the name points outside. */
    public Optional<MediaFile> find(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            return Optional.empty();
        }
        MediaFile known = mapped.getIfPresent(file);
        if (known != null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.ofNullable(known);
        }
        return Optional.of(mapped.get(file, MediaFiles::map));
    }

    private static MediaFile map(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new MediaFile(bytes, MediaFile.typeOf(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
