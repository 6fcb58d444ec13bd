package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The sending of one source file, streamed from disk; used once. */
public final class Upload {
    /** A service that reads nothing for this long is taken for gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Wire wire;
    private final Call call;
    private final SourceBody body;

    Upload(Wire wire, HttpUrl assets, Path source, @Nullable String title, @Nullable String profile) {
        this.wire = wire;
        this.body = new SourceBody(source, size(source));
        var name = String.valueOf(source.getFileName());
        var url = assets.newBuilder().addQueryParameter("name", name);
        url.addQueryParameter("title", title == null ? name.replaceFirst("\\.[^.]+$", "") : title);
        if (profile != null) {
            url.addQueryParameter("profile", profile);
        }
        var unhurried = wire.http()
                .newBuilder()
                .callTimeout(Duration.ZERO)
                .writeTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .build();
        this.call = unhurried.newCall(
                new Request.Builder().url(url.build()).post(body).build());
    }

    /**
     * Sends the file and waits for the service to take it; preparation goes on there.
     *
     * @param progress called on this thread
     * @throws Fault {@code cancelled} after {@link #cancel}; {@code source-unreadable}; what the service says
     */
    public Asset send(Progress progress) {
        body.report(progress);
        try {
            return wire.read(call, new TypeReference<>() {});
        } catch (Fault fault) {
            throw body.unreadable() == null ? fault : unreadable(body.source(), body.unreadable());
        }
    }

    /** Stops {@link #send} from any thread; the service keeps nothing of it. */
    public void cancel() {
        call.cancel();
    }

    private static long size(Path source) {
        try {
            if (Files.isRegularFile(source)) {
                return Files.size(source);
            }
        } catch (IOException e) {
            throw unreadable(source, e);
        }
        throw Fault.badRequest("source-unreadable", "There is no file " + source + ".", "Check the path.");
    }

    private static Fault unreadable(Path source, IOException cause) {
        return Fault.failed(
                "source-unreadable",
                "The file " + source + " cannot be read.",
                "Check its permissions, and that it is not being written.",
                cause);
    }

    /** Hears how far the sending is. */
    @FunctionalInterface
    public interface Progress {
        /** {@code sent} of {@code total} bytes are gone. */
        void sent(long sent, long total);
    }
}
