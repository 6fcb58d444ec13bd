package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that stops while consoles follow it. */
class StopTest {
    @Test
    void endsAChangeFeedInsteadOfCuttingIt(@TempDir Path folder) throws Exception {
        var running = RunningService.start(folder);
        String key =
                java.nio.file.Files.readString(running.service().adminKeyFile()).strip();
        var client =
                new OkHttpClient.Builder().readTimeout(30, TimeUnit.SECONDS).build();
        var request = new Request.Builder()
                .url(running.service().url() + "/api/v1/events")
                .header("Authorization", "Bearer " + key)
                .build();
        try (var feed = client.newCall(request).execute()) {
            var lines = feed.body().source();
            assertThat(lines.readUtf8Line()).isEqualTo(":");
            running.close();
            // A connection that is cut in the middle of a chunked answer would throw here.
            assertThat(lines.readUtf8().strip()).isEmpty();
        }
    }
}
