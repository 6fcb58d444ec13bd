package dev.sluice.playback.entitlement;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Asks the hook, each time within the deadline, the wait for a free place included. */
final class HookCalls {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int LONGEST_ANSWER = 16_384;
    /** A hook that hangs must not collect a connection for each of ten thousand viewers. */
    private static final int AT_ONCE = 256;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final OkHttpClient http =
            new OkHttpClient.Builder().followRedirects(false).build();

    /** @throws IOException when there is no usable answer in time */
    Answer ask(HttpUrl url, Question question, Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        if (!place(deadline)) {
            throw new IOException("it does not answer, and " + AT_ONCE + " viewers wait for it");
        }
        try {
            var client = http.newBuilder()
                    .callTimeout(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())))
                    .build();
            return answer(client, url, question);
        } finally {
            places.release();
        }
    }

    private static Answer answer(OkHttpClient client, HttpUrl url, Question question) throws IOException {
        var request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(question.json(), JSON))
                .build();
        try (var response = client.newCall(request).execute()) {
            var source = response.body().source();
            if (!response.isSuccessful()) {
                throw new IOException("it answered " + response.code());
            }
            if (source.request(LONGEST_ANSWER + 1L)) {
                throw new IOException("its answer is longer than " + LONGEST_ANSWER + " bytes");
            }
            return Answer.read(source.readByteArray());
        }
    }

    private boolean place(Duration deadline) {
        try {
            return places.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
