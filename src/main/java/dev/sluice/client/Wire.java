package dev.sluice.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Page;
import dev.sluice.api.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Requests of the control API and their answers, each bounded in time and size. */
final class Wire implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Map<String, String> NOTHING = Map.of();

    /** Larger than any page the service answers with. */
    private static final long MAX_ANSWER = 16 << 20;

    private final HttpUrl api;
    private final KeyToOneService key;
    private final OkHttpClient http;
    private final Faults faults;

    Wire(HttpUrl base, String key) {
        this(base, key, Duration.ofSeconds(30));
    }

    /** @param longest how long a call may take in all */
    Wire(HttpUrl base, String key, Duration longest) {
        this.api = base.newBuilder().addPathSegments("api/v1").build();
        this.faults = new Faults(base);
        this.key = new KeyToOneService(api, key);
        this.http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(20))
                .writeTimeout(Duration.ofSeconds(20))
                .callTimeout(longest)
                .followRedirects(false)
                .addInterceptor(this.key)
                .build();
    }

    OkHttpClient http() {
        return http;
    }

    String authorization() {
        return key.authorization();
    }

    Faults faults() {
        return faults;
    }

    /**
     * The URL of a route.
     *
     * @param segments unescaped path segments below {@code /api/v1}
     * @throws Fault {@code id-malformed} for one that would climb out of its place
     */
    HttpUrl url(String... segments) {
        var url = api.newBuilder();
        for (String segment : segments) {
            if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
                throw Fault.badRequest("id-malformed", "“" + segment + "” is not an id.", "Copy the id from the list.");
            }
            url.addPathSegment(segment);
        }
        return url.build();
    }

    <T> T get(HttpUrl url, TypeReference<T> type) {
        return read(new Request.Builder().url(url).build(), type);
    }

    /** All pages of a short list, one after the other. */
    <T> List<T> all(HttpUrl url, TypeReference<Page<T>> type) {
        var all = new ArrayList<T>();
        String after = null;
        do {
            var at = url.newBuilder().addQueryParameter("limit", "500");
            if (after != null) at.addQueryParameter("after", after);
            var page = get(at.build(), type);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    <T> T post(HttpUrl url, @Nullable Object body, TypeReference<T> type) {
        return read(
                new Request.Builder()
                        .url(url)
                        .post(json(body == null ? NOTHING : body))
                        .build(),
                type);
    }

    <T> T put(HttpUrl url, Object body, TypeReference<T> type) {
        return read(new Request.Builder().url(url).put(json(body)).build(), type);
    }

    <T> T delete(HttpUrl url, TypeReference<T> type) {
        return read(new Request.Builder().url(url).delete().build(), type);
    }

    /** For routes that answer with nothing. */
    void post(HttpUrl url, Object body) {
        var _ = exchange(
                http.newCall(new Request.Builder().url(url).post(json(body)).build()), Wire::bounded);
    }

    byte[] bytes(HttpUrl url) {
        return exchange(http.newCall(new Request.Builder().url(url).build()), Wire::bounded);
    }

    byte[] bytes(HttpUrl url, Object body) {
        var request = new Request.Builder().url(url).post(json(body)).build();
        return exchange(http.newCall(request), Wire::bounded);
    }

    /** An answer too large to be held at once; the reader bounds it. */
    <T> T streamed(HttpUrl url, EdgeFeed.Reader<T> reader) {
        return exchange(http.newCall(new Request.Builder().url(url).build()), body -> reader.read(body.byteStream()));
    }

    <T> T read(Request request, TypeReference<T> type) {
        return read(http.newCall(request), type);
    }

    <T> T read(Call call, TypeReference<T> type) {
        return exchange(call, body -> Json.MAPPER.readValue(bounded(body), type));
    }

    private <T> T exchange(Call call, Reader<T> reader) {
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw faults.refused(response);
            }
            return reader.read(response.body());
        } catch (JsonProcessingException e) {
            throw faults.notTheService(e);
        } catch (IOException e) {
            throw call.isCanceled() && !(e instanceof java.io.InterruptedIOException)
                    ? cancelled(e)
                    : faults.unreachable(e);
        }
    }

    private static Fault cancelled(IOException e) {
        return new Fault(Problem.of(499, "cancelled", "Cancelled.", null, null), e);
    }

    private static byte[] bounded(ResponseBody body) throws IOException {
        if (body.source().request(MAX_ANSWER + 1)) {
            throw new IOException("the answer is larger than " + MAX_ANSWER + " bytes");
        }
        return body.bytes();
    }

    private static RequestBody json(Object body) {
        try {
            return RequestBody.create(Json.MAPPER.writeValueAsBytes(body), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record of the API: " + body.getClass(), e);
        }
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private interface Reader<T> {
        T read(ResponseBody body) throws IOException;
    }
}
