package dev.sluice.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A file as a request body that never stands in memory, and says how far it is. */
final class SourceBody extends RequestBody {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int CHUNK = 256 << 10;

    private final Path source;
    private final long from;
    private final long size;
    private final Upload.Progress progress;
    private @Nullable IOException unreadable;

    /** The file from a byte on, which has {@code size} bytes in all. */
    SourceBody(Path source, long from, long size, Upload.Progress progress) {
        this.source = source;
        this.from = from;
        this.size = size;
        this.progress = progress;
    }

    /** Why the file itself could not be read; null when the network was at fault, or nothing was. */
    @Nullable
    IOException unreadable() {
        return unreadable;
    }

    @Override
    public MediaType contentType() {
        return BYTES;
    }

    @Override
    public long contentLength() {
        return size - from;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream in = open()) {
            var chunk = new byte[CHUNK];
            var sent = from;
            while (sent < size) {
                int read = read(in, chunk, (int) Math.min(CHUNK, size - sent));
                sink.write(chunk, 0, read);
                sink.flush();
                sent += read;
                progress.sent(sent, size);
            }
        }
    }

    private InputStream open() throws IOException {
        try {
            var in = Files.newInputStream(source);
            in.skipNBytes(from);
            return in;
        } catch (IOException e) {
            unreadable = e;
            throw e;
        }
    }

    private int read(InputStream in, byte[] chunk, int wanted) throws IOException {
        try {
            int read = in.read(chunk, 0, wanted);
            if (read < 0) {
                throw new IOException("the file became shorter while it was sent");
            }
            return read;
        } catch (IOException e) {
            unreadable = e;
            throw e;
        }
    }
}
