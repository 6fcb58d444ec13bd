package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import dev.sluice.api.PendingUpload;
import dev.sluice.api.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The sending of one source file, streamed from disk; used once. A connection that breaks, and a service that starts again,
 * cost the time to go on; so does a console that was closed, when the same file is sent again within a day.
 */
public final class Upload {
    static final TypeReference<PendingUpload> PENDING = new TypeReference<>() {};
    static final String UPLOADS = "uploads";
    /** A service that reads nothing for this long is taken for gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Failures in a row, without a byte between them, after which it is given up: half a minute or more. */
    private static final int ATTEMPTS = 8;

    private static final Set<String> PASSING = Set.of("service-unreachable", "upload-busy", "upload-offset");

    private final Wire wire;
    private final OkHttpClient unhurried;
    private final Path source;
    private final long size;
    private final String title;
    private final @Nullable String profile;
    private final Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(8));
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile @Nullable Call call;
    private volatile @Nullable PendingUpload begun;

    Upload(Wire wire, Path source, @Nullable String title, @Nullable String profile) {
        this.wire = wire;
        this.source = source;
        this.size = size(source);
        this.title = title == null ? name().replaceFirst("\\.[^.]+$", "") : title;
        this.profile = profile;
        this.unhurried = wire.http()
                .newBuilder()
                .callTimeout(Duration.ZERO)
                .writeTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .build();
    }

    /**
     * Sends the file and waits for the service to take it; preparation goes on there.
     *
     * @param progress called on this thread
     * @throws Fault {@code cancelled} after {@link #cancel}; {@code source-unreadable}; what the service says
     */
    public Asset send(Progress progress) {
        var state = begin();
        begun = state;
        var failures = 0;
        while (true) {
            var before = state.received();
            try {
                var answer = piece(state, progress);
                if (answer.asset() != null) return answer.asset();
                state = answer;
            } catch (Fault fault) {
                failures++;
                if (!PASSING.contains(fault.code()) || failures > ATTEMPTS) {
                    throw given(state, fault);
                }
                rest();
                state = asked(state);
            }
            if (state.received() > before) {
                failures = 0;
                backoff.reset();
            }
        }
    }

    private PendingUpload begin() {
        var url = wire.url(UPLOADS).newBuilder().addQueryParameter("name", name());
        url.addQueryParameter("title", title);
        url.addQueryParameter("size", Long.toString(size));
        url.addQueryParameter("same", same());
        if (profile != null) {
            url.addQueryParameter("profile", profile);
        }
        return wire.post(url.build(), null, PENDING);
    }

    private PendingUpload piece(PendingUpload state, Progress progress) {
        var body = new SourceBody(source, state.received(), size, progress);
        var url = wire.url(UPLOADS, state.id(), "bytes").newBuilder();
        url.addQueryParameter("offset", Long.toString(state.received()));
        var sending = unhurried.newCall(
                new Request.Builder().url(url.build()).post(body).build());
        call = sending;
        if (cancelled.getCount() == 0) {
            sending.cancel();
        }
        try {
            return wire.read(sending, PENDING);
        } catch (Fault fault) {
            throw body.unreadable() == null ? fault : unreadable(source, body.unreadable());
        }
    }

    /** How far it is; as far as was known when nobody answers now either. */
    private PendingUpload asked(PendingUpload state) {
        try {
            return wire.get(wire.url(UPLOADS, state.id()), PENDING);
        } catch (Fault fault) {
            if (PASSING.contains(fault.code())) return state;
            throw fault;
        }
    }

    /** What will not be gone on with is not left behind. */
    private Fault given(PendingUpload state, Fault fault) {
        if (cancelled.getCount() == 0) {
            try {
                wire.post(wire.url(UPLOADS, state.id(), "discard"), null, PENDING);
            } catch (Fault unheard) {
                fault.addSuppressed(unheard);
            }
        }
        return fault;
    }

    private void rest() {
        try {
            if (cancelled.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Fault(Problem.of(499, "cancelled", "Cancelled.", null, null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.failed("cancelled", "Cancelled.", null, e);
        }
    }

    /** Stops {@link #send} from any thread; the service keeps nothing of it. */
    public void cancel() {
        cancelled.countDown();
        var under = call;
        if (under != null) under.cancel();
    }

    /**
     * Has the service forget what arrived, when the thread that sent was interrupted and could not say so itself.
     *
     * @throws Fault {@code upload-unknown} when there is nothing to forget any more
     */
    public void discard() {
        var state = begun;
        if (state != null) wire.post(wire.url(UPLOADS, state.id(), "discard"), null, PENDING);
    }

    private String name() {
        return String.valueOf(source.getFileName());
    }

    /** The same for the same file as it is now; says nothing about where it lies. */
    private String same() {
        try {
            var about = source.toAbsolutePath() + "|" + size + "|" + Files.getLastModifiedTime(source);
            return UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8))
                    .toString();
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static long size(Path source) {
        try {
            if (Files.isRegularFile(source)) {
                return Files.size(source);
            }
        } catch (IOException e) {
            throw unreadable(source, e);
        }
        throw Fault.notFound("source-unreadable", "There is no file " + source + ".", "Check the path.");
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
