package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.Segment.ByteRange;
import dev.sluice.hls.playlist.Uris;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a folder and never from outside of it, whatever a playlist says: an uploaded playlist must not be able to
 * point at this machine's files. URIs are {@code folder:/} and the path below the root, queries are ignored as a static
 * web server would, and a name is taken literally before its percent escapes are decoded.
 */
public final class FolderSource implements Source {
    static final String OUTSIDE = "outside the folder";

    private static final String SCHEME = "folder:/";

    private final Path root;

    /** @throws IOException when there is no such folder */
    public FolderSource(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    /** The URI of a file below the root. */
    public static String uri(String relative) {
        return SCHEME + relative;
    }

    @Override
    public Response fetch(Request request) {
        if (!request.uri().startsWith(SCHEME)) {
            return answer(request, 0, OUTSIDE);
        }
        try {
            var file = find(Uris.withoutQuery(request.uri()).substring(SCHEME.length()));
            return file == null ? answer(request, 404, "no such file") : read(request, file);
        } catch (IOException | InvalidPathException e) {
            return answer(request, 404, "cannot be read");
        }
    }

    private static Response answer(Request request, int status, String failure) {
        return Response.local(request.uri(), status, ByteBuffer.allocate(0), -1, false, failure);
    }

    private @Nullable Path find(String relative) throws IOException {
        var literal = inside(relative);
        return literal != null ? literal : inside(decoded(relative));
    }

    private static String decoded(String relative) {
        try {
            return URLDecoder.decode(relative.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return relative;
        }
    }

    private @Nullable Path inside(String relative) throws IOException {
        var file = root.resolve(relative.startsWith("/") ? relative.substring(1) : relative);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        var real = file.toRealPath();
        return real.startsWith(root) ? real : null;
    }

    private Response read(Request request, Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var size = channel.size();
            var range = request.range();
            var offset = range == null ? 0 : range.offset();
            if (range != null && offset >= size) {
                return Response.local(
                        request.uri(), 416, ByteBuffer.allocate(0), size, false, "the file has " + size + " bytes");
            }
            var wanted = Math.min(size - offset, range == null ? size : range.length());
            var body = ByteBuffer.allocate((int) Math.min(wanted, Math.min(request.limit(), Integer.MAX_VALUE - 8)));
            fill(channel, body, offset);
            return Response.local(
                    request.uri(),
                    range == null ? 200 : 206,
                    body,
                    size,
                    body.limit() < wanted,
                    shortRange(range, wanted));
        }
    }

    private static @Nullable String shortRange(@Nullable ByteRange range, long there) {
        return range == null || there == range.length()
                ? null
                : "the range wants " + range.length() + " bytes, the file has " + there;
    }

    private static void fill(FileChannel channel, ByteBuffer body, long offset) throws IOException {
        while (body.hasRemaining() && channel.read(body, offset + body.position()) >= 0) {
            // Reads until the buffer is full or the file ends.
        }
        body.flip();
    }
}
