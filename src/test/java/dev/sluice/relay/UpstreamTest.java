package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** What goes out with upstream requests. */
class UpstreamTest {
    @Test
    void anOperatorsKeyGoesToTheOriginOfThePlaylistAndNowhereElse() throws Exception {
        try (var home = new MockWebServer();
                var elsewhere = new MockWebServer()) {
            home.start();
            elsewhere.start();
            home.enqueue(new MockResponse.Builder().body("#EXTM3U\n").build());
            elsewhere.enqueue(new MockResponse.Builder().body("segment").build());
            var headers = Map.of("Authorization", "Bearer slk_test", "Referer", "https://example.com/");
            var upstream =
                    Upstream.of(new OkHttpClient(), home.url("/master.m3u8"), headers, new RequestLog(request -> {}));

            upstream.playlist(home.url("/master.m3u8").toString());
            upstream.segment(0, elsewhere.url("/s0.ts").toString(), null);

            assertThat(home.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer slk_test");
            var other = elsewhere.takeRequest().getHeaders();
            assertThat(other.get("Authorization")).isNull();
            assertThat(other.get("Referer")).isEqualTo("https://example.com/");
        }
    }
}
