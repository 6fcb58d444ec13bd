package dev.sluice.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Fault;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final MockWebServer server = new MockWebServer();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private SluiceClient client;

    private final ChangeListener listener = new ChangeListener() {
        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void changed(Change change) {
            heard.add(change.kind() + " " + change.id());
        }

        @Override
        public void disconnected(Fault fault, Duration retryIn) {
            heard.add("disconnected " + fault.code());
        }
    };

    @BeforeEach
    void start() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
        client = new SluiceClient(server.url("/"), "slk_key");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void comesBackAfterABreakAndSaysWhatItHeardLast() throws Exception {
        feed("id: 7\nevent: asset\ndata: {\"kind\":\"asset\",\"id\":\"a1\"}\n\n:\n\nevent: x\ndata: not json\n\n");
        feed("id: 8\nevent: run\ndata: {\"kind\":\"run\",\"id\":\"r1\"}\n\n");

        try (var _ = client.changes(listener)) {
            assertThat(next()).isEqualTo("connected");
            assertThat(next()).isEqualTo("asset a1");
            assertThat(next()).isEqualTo("disconnected service-unreachable");
            assertThat(next()).isEqualTo("connected");
            assertThat(next()).isEqualTo("run r1");
        }

        var first = server.takeRequest();
        assertThat(first.getTarget()).isEqualTo("/api/v1/events");
        assertThat(first.getHeaders().get("Authorization")).isEqualTo("Bearer slk_key");
        assertThat(server.takeRequest().getHeaders().get("Last-Event-ID")).isEqualTo("7");
    }

    @Test
    void aRefusedFeedSaysWhy() throws Exception {
        server.enqueue(new MockResponse.Builder().code(401).build());

        try (var _ = client.changes(listener)) {
            assertThat(next()).isEqualTo("disconnected key-unknown");
        }
    }

    @Test
    void waitsLongerEachTimeUpToABound() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(350));

        assertThat(backoff.next()).isBetween(Duration.ofMillis(75), Duration.ofMillis(100));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(150), Duration.ofMillis(200));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(262), Duration.ofMillis(350));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(262), Duration.ofMillis(350));
        backoff.reset();
        assertThat(backoff.next()).isBetween(Duration.ofMillis(75), Duration.ofMillis(100));
    }

    private void feed(String events) {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(events)
                .build());
    }

    private String next() throws InterruptedException {
        return heard.poll(30, TimeUnit.SECONDS);
    }
}
