package dev.sluice.asset;

import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import dev.sluice.api.PendingUpload;
import dev.sluice.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sources that come in pieces: a connection may break, the service may die, and the sender goes on where it was. Thread-safe.
 */
public final class Uploads {
    private static final int MOST = 64;
    private static final int CHUNK = 1 << 16;

    private final UploadFiles files;
    private final Assets assets;
    private final Set<String> receiving = ConcurrentHashMap.newKeySet();
    /** How long the pieces took; forgotten with the service, for then some of them are not known. */
    private final Map<String, Duration> took = new ConcurrentHashMap<>();

    public Uploads(UploadFiles files, Assets assets) {
        this.files = files;
        this.assets = assets;
    }

    /**
     * Begins, or goes on with what the same operator began for the same file.
     *
     * @param file what is sent; its {@code same} says whether it is the file of an earlier attempt
     * @throws Fault {@code title-missing}, {@code source-empty}, {@code disk-full} (507), {@code uploads-too-many} (429)
     */
    public PendingUpload begin(UploadFiles.Sent file) {
        Assets.requireTitle(file.title());
        if (file.size() <= 0) {
            throw Fault.badRequest("source-empty", "The file is empty.", "Choose another file.");
        }
        var earlier = files.all().stream().filter(e -> e.sent().equals(file)).findFirst();
        if (earlier.isPresent()) {
            return told(earlier.get());
        }
        if (files.all().size() >= MOST) {
            throw new Fault(Problem.of(
                    429, "uploads-too-many", MOST + " uploads are not finished yet.", null, "Finish or discard some."));
        }
        return told(files.begin(file));
    }

    /**
     * How far it is.
     *
     * @throws Fault {@code upload-unknown} (404)
     */
    public PendingUpload get(String id, String by) {
        return told(entry(id, by));
    }

    /** Those of an operator that are not finished. */
    public List<PendingUpload> all(String by) {
        return files.all().stream()
                .filter(entry -> entry.sent().by().equals(by))
                .map(this::told)
                .toList();
    }

    /** Forgets it and what was received. */
    public PendingUpload discard(String id, String by) {
        var entry = entry(id, by);
        files.remove(entry);
        took.remove(id);
        return told(entry);
    }

    /**
     * Takes bytes from a place on; when the last is there, makes an asset of it. When the connection breaks, what came stays.
     *
     * @param offset must be how many were received so far
     * @throws Fault {@code upload-offset} (409), {@code upload-busy} (409), {@code upload-too-long} (413), {@code disk-full}
     *     (507)
     */
    public PendingUpload append(String id, String by, long offset, InputStream bytes) {
        var entry = entry(id, by);
        if (!receiving.add(id)) {
            throw Fault.conflict(
                    "upload-busy", "This upload is being received already.", "Wait, then ask how far it is.");
        }
        try {
            requireOffset(entry, offset);
            var began = System.nanoTime();
            receive(entry, offset, bytes);
            note(id, offset, Duration.ofNanos(System.nanoTime() - began));
            return files.received(entry) < entry.sent().size() ? told(entry) : finished(entry);
        } finally {
            receiving.remove(id);
        }
    }

    private void note(String id, long offset, Duration piece) {
        if (offset == 0) took.put(id, piece);
        else took.computeIfPresent(id, (same, before) -> before.plus(piece));
    }

    private void requireOffset(UploadFiles.Entry entry, long offset) {
        var received = files.received(entry);
        if (offset != received) {
            throw Fault.conflict(
                    "upload-offset", "The next byte is " + received + ", not " + offset + ".", "Send from there.");
        }
    }

    private void receive(UploadFiles.Entry entry, long offset, InputStream bytes) {
        var at = offset;
        var chunk = new byte[CHUNK];
        try (var out = files.open(entry)) {
            for (var n = read(bytes, chunk); n >= 0; n = read(bytes, chunk)) {
                if (n > entry.sent().size() - at) {
                    throw new Fault(Problem.of(
                            413,
                            "upload-too-long",
                            "More bytes came than the file was said to have.",
                            null,
                            "Begin again; the file changed while it was sent."));
                }
                out.write(chunk, 0, n);
                at += n;
            }
        } catch (IOException e) {
            files.remove(entry);
            throw AssetFiles.unwritable(e);
        }
    }

    /** A connection that breaks is the end of this piece, not of the upload. */
    private static int read(InputStream bytes, byte[] chunk) {
        try {
            return bytes.read(chunk);
        } catch (IOException broken) {
            return -1;
        }
    }

    private PendingUpload finished(UploadFiles.Entry entry) {
        var sent = entry.sent();
        Asset asset = assets.add(
                sent.title(), sent.profile(), sent.name(), files.bytes(entry), sent.by(), took.remove(entry.id()));
        files.remove(entry);
        return new PendingUpload(entry.id(), sent.name(), sent.size(), sent.size(), false, asset);
    }

    /** To another operator it is as if it were not there. */
    private UploadFiles.Entry entry(String id, String by) {
        return files.find(id)
                .filter(e -> e.sent().by().equals(by))
                .orElseThrow(() -> Fault.notFound(
                        "upload-unknown",
                        "There is no such upload, or it was left for more than a day.",
                        "Begin again."));
    }

    private PendingUpload told(UploadFiles.Entry entry) {
        var sent = entry.sent();
        return new PendingUpload(
                entry.id(), sent.name(), sent.size(), files.received(entry), receiving.contains(entry.id()), null);
    }
}
