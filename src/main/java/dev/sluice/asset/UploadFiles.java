package dev.sluice.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import dev.sluice.store.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unfinished uploads on disk: what is sent in {@code ID.json}, its bytes so far in {@code ID.part}. How far an upload is
 * needs no note of its own: it is the length of the file, also after a {@code kill -9}.
 */
public final class UploadFiles {
    private static final Logger LOG = LoggerFactory.getLogger(UploadFiles.class);
    private static final Duration KEPT = Duration.ofDays(1);
    /** The disk is not filled to its last byte: the database lives there too. */
    private static final long SPARE = 64L << 20;

    private final Path folder;
    private final Clock clock;

    /** Keeps everything under {@code folder}, which is created; what was left there too long is removed. */
    public UploadFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AssetFiles.unwritable(e);
        }
        all().stream().filter(this::forgotten).forEach(this::remove);
    }

    /**
     * What is sent.
     *
     * @param same tells the same file of the same sender again, whatever it is made of
     * @param by operator
     */
    public record Sent(String name, String title, String profile, long size, String same, String by) {}

    /** One upload. */
    record Entry(String id, Sent sent) {}

    Entry begin(Sent sent) {
        var entry = new Entry(Ids.readable(), sent);
        try {
            var free = Files.getFileStore(folder).getUsableSpace() - SPARE;
            if (free < sent.size()) {
                throw full(sent.size(), Math.max(0, free));
            }
            Files.createFile(bytes(entry));
            var note = folder.resolve(entry.id() + ".new");
            Files.writeString(note, Json.MAPPER.writeValueAsString(sent));
            Files.move(note, note(entry.id()), StandardCopyOption.ATOMIC_MOVE);
            return entry;
        } catch (IOException e) {
            remove(entry);
            throw AssetFiles.unwritable(e);
        }
    }

    private static Fault full(long needed, long free) {
        return new Fault(Problem.of(
                507,
                "disk-full",
                "There is not enough room on the service's disk for this file.",
                "It has %d MB, %d MB are free.".formatted(needed >> 20, free >> 20),
                "Free some space and add it again; nothing of it was kept."));
    }

    Optional<Entry> find(String id) {
        return id.matches("[A-Za-z0-9_-]{1,64}") ? read(note(id)) : Optional.empty();
    }

    List<Entry> all() {
        try (var notes = Files.newDirectoryStream(folder, "*.json")) {
            var entries = new ArrayList<Entry>();
            notes.forEach(note -> read(note).ifPresent(entries::add));
            return entries;
        } catch (IOException e) {
            throw Fault.failed("uploads-unreadable", "The unfinished uploads cannot be read.", null, e);
        }
    }

    private static Optional<Entry> read(Path note) {
        try {
            var id = note.getFileName().toString().replaceFirst("\\.json$", "");
            return Files.isRegularFile(note)
                    ? Optional.of(new Entry(id, Json.MAPPER.readValue(Files.readString(note), Sent.class)))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            LOG.warn("The note {} is no upload", note.getFileName(), e);
            return Optional.empty();
        } catch (IOException e) {
            throw Fault.failed("uploads-unreadable", "The unfinished uploads cannot be read.", null, e);
        }
    }

    long received(Entry entry) {
        try {
            return Files.exists(bytes(entry)) ? Files.size(bytes(entry)) : 0;
        } catch (IOException e) {
            throw Fault.failed("uploads-unreadable", "The unfinished uploads cannot be read.", null, e);
        }
    }

    OutputStream open(Entry entry) throws IOException {
        return Files.newOutputStream(bytes(entry), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Path bytes(Entry entry) {
        return folder.resolve(entry.id() + ".part");
    }

    private Path note(String id) {
        return folder.resolve(id + ".json");
    }

    private boolean forgotten(Entry entry) {
        try {
            var touched = Files.getLastModifiedTime(Files.exists(bytes(entry)) ? bytes(entry) : note(entry.id()));
            return touched.toInstant().plus(KEPT).isBefore(clock.instant());
        } catch (IOException e) {
            LOG.warn("The age of upload {} cannot be read", entry.id(), e);
            return false;
        }
    }

    void remove(Entry entry) {
        try {
            Files.deleteIfExists(note(entry.id()));
            Files.deleteIfExists(bytes(entry));
        } catch (IOException e) {
            LOG.warn("The upload {} stays behind", entry.id(), e);
        }
    }
}
