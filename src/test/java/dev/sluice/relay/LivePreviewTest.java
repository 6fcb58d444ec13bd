package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import dev.sluice.media.JavaFxCodecs;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live streams: a window that slides with each reload, and a token in every name that changes with it. */
class LivePreviewTest {
    private static final int WINDOW = 4;
    /** Segments in all: how long the stream lives. */
    private static final int LAST = 6;

    @TempDir
    static Path stream;

    private final AtomicInteger reloads = new AtomicInteger();

    @BeforeAll
    static void prepare() throws InterruptedException {
        JavaFxCodecs.load();
        FxToolkit.start();
        Hls.ts(stream);
    }

    @Test
    void aRevokedLiveStreamFails() throws Exception {
        try (var origin = new Origin(stream).with("live.m3u8", r -> revoked(reloads.getAndIncrement()));
                var relay = PreviewRelay.start(new OkHttpClient(), () -> false);
                var player = new FxPlayer(relay, origin.url("live.m3u8"), PreviewOptions.standard())) {
            assertThat(player.awaitEnd(10))
                    .isInstanceOfSatisfying(
                            PreviewState.Failed.class,
                            f -> assertThat(f.problem().status()).isEqualTo(403));
        }
    }

    private static MockResponse revoked(int reload) {
        return reload < 1 ? window(0) : new MockResponse.Builder().code(403).build();
    }

    private static MockResponse window(int reload) {
        var from = Math.min(reload, LAST - WINDOW);
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" + from + "\n");
        for (var i = from; i < from + WINDOW; i++) {
            text.append("#EXTINF:1,\ns")
                    .append(i)
                    .append(".ts?token=")
                    .append(reload)
                    .append('\n');
        }
        var over = from + WINDOW == LAST ? "#EXT-X-ENDLIST\n" : "";
        return Origin.whole(text.append(over).toString().getBytes());
    }
}
