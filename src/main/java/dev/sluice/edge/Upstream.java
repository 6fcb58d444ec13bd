package dev.sluice.edge;

import dev.sluice.api.Problem;
import dev.sluice.gateway.MediaAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A service or another edge behind this one, asked under the viewer's own token. */
final class Upstream implements AutoCloseable {
    /** Larger than any segment; what is larger is refused, for it is held in memory. */
    private static final int LARGEST = 64 << 20;

    private static final int AT_ONCE = 64;

    private final HttpUrl base;
    private final OkHttpClient http;

    Upstream(HttpUrl base) {
        this.base = base;
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(Duration.ofSeconds(3))
                .callTimeout(Duration.ofSeconds(20))
                .followRedirects(false)
                .build();
    }

    /**
     * What it said.
     *
     * @param changes whether it must not be stored: the same name has other bytes later, as a live playlist
     */
    record Answer(int status, String type, boolean changes, ByteBuffer body) {}

    /** Fetches what was asked for; blocks. */
    Answer fetch(Asked asked) {
        var url = base.resolve(asked.signed().signed());
        if (url == null) {
            return new Answer(400, "", true, ByteBuffer.allocate(0));
        }
        var request = new Request.Builder()
                .url(url)
                .header("X-Forwarded-For", asked.viewer().getHostAddress())
                .header("User-Agent", Objects.requireNonNullElse(asked.userAgent(), ""))
                .build();
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(),
                    Objects.requireNonNullElse(response.header("Content-Type"), ""),
                    response.cacheControl().noStore(),
                    bounded(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer bounded(ResponseBody body) throws IOException {
        if (body.source().request(LARGEST + 1L)) {
            throw new IOException("The origin's answer is larger than " + LARGEST + " bytes");
        }
        return ByteBuffer.wrap(body.bytes());
    }

    /** Says what the origin said where that is no file: a refusal stays a refusal. */
    static void relay(Asked asked, Answer answer) {
        switch (answer.status()) {
            case 200 -> MediaAnswers.playlist(asked.request(), asked.response(), answer.body(), asked.callback());
            case 401, 403, 404, 429 ->
                asked.problem(Problem.of(
                        answer.status(), "origin-refused", "The service behind this edge refuses this.", null, null));
            default -> unreachable(asked);
        }
    }

    static void unreachable(Asked asked) {
        asked.problem(Problem.of(
                502, "origin-unreachable", "The service behind this edge does not answer as it should.", null, null));
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
