package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.HandClock;
import dev.sluice.api.Delivery;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {
    private static final Operator ADMIN = new Operator("admin", Role.ADMIN);
    private static final String SECRET = "a-secret-of-both-sides";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final HandClock clock = new HandClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MockWebServer receiver = new MockWebServer();
    private Store store;
    private Destinations destinations;
    private Deliveries deliveries;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        receiver.start(InetAddress.getLoopbackAddress(), 0);
        store = Store.open(folder.resolve("sluice.db"));
        var audit = new Audit(store, clock);
        destinations = new Destinations(store, audit, clock, Vault.open(folder.resolve("destinations.key")));
        deliveries = new Deliveries(store, audit, clock, destinations, threads);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        receiver.close();
        store.close();
    }

    @Test
    void aMessageIsSignedSentAgainUnderItsIdAndDeliveredOnce() throws Exception {
        String hook = webhook(receiver.url("/hook").toString());
        answer(500);
        answer(200);
        deliveries.enqueue(hook, "show.live", "{\"show\":\"s1\"}");

        deliveries.sendDue();
        var first = request();
        assertThat(settled(1).error()).isEqualTo("it answered 500");
        deliveries.sendDue();
        assertThat(receiver.getRequestCount()).as("the pause is not over").isEqualTo(1);
        clock.forward(Deliveries.PAUSES.getFirst());
        deliveries.sendDue();
        var second = request();

        assertThat(settled(2).state()).isEqualTo("delivered");
        assertThat(second.getHeaders().get("sluice-delivery"))
                .isEqualTo(first.getHeaders().get("sluice-delivery"));
        assertThat(second.getHeaders().get("sluice-event")).isEqualTo("show.live");
        String signature = String.valueOf(second.getHeaders().get("sluice-signature"));
        String seconds = signature.replaceAll("t=(\\d+),.*", "$1");
        assertThat(Long.parseLong(seconds)).isCloseTo(clock.millis() / 1000, within(10L));
        assertThat(signature).endsWith(",v1=" + hmac(seconds + ".{\"show\":\"s1\"}"));
    }

    @Test
    void aMessageThatNobodyTakesIsDeadAfterTheLastPauseAndRevivedByHand() throws Exception {
        String hook = webhook(receiver.url("/hook").toString());
        deliveries.enqueue(hook, "show.live", "{}");
        for (int attempt = 0; attempt <= Deliveries.PAUSES.size(); attempt++) {
            answer(503);
            deliveries.sendDue();
            request();
            settled(attempt + 1);
            clock.forward(Duration.ofHours(3));
        }
        var dead = deliveries.list(hook, 10).getFirst();
        assertThat(dead.state()).isEqualTo("dead");
        assertThat(dead.nextAt()).isNull();
        deliveries.sendDue();
        assertThat(receiver.getRequestCount()).isEqualTo(Deliveries.PAUSES.size() + 1);

        answer(204);
        deliveries.revive(dead.id(), ADMIN);
        deliveries.sendDue();
        request();
        assertThat(settled(1).state()).isEqualTo("delivered");
        assertThatThrownBy(() -> deliveries.revive(dead.id(), ADMIN))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("delivery-not-dead"));
    }

    @Test
    void aReceiverThatDoesNotAnswerDelaysNobodyElse() throws Exception {
        try (var deaf = new MockWebServer()) {
            deaf.start(InetAddress.getLoopbackAddress(), 0);
            String silent = webhook(deaf.url("/hook").toString());
            for (int i = 0; i < 30; i++) {
                deliveries.enqueue(silent, "show.live", "{}");
            }
            String hook = webhook(receiver.url("/hook").toString());
            answer(200);
            deliveries.enqueue(hook, "show.live", "{}");

            deliveries.sendDue();

            assertThat(request().getHeaders().get("sluice-event")).isEqualTo("show.live");
            deliveries.sendDue();
            assertThat(deaf.takeRequest(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(deaf.getRequestCount()).as("one at a time").isEqualTo(1);
        }
    }

    private String webhook(String address) {
        return destinations
                .add(new DestinationRequest("Hook", DestinationKind.WEBHOOK, address, SECRET, null, null, null), ADMIN)
                .id();
    }

    private void answer(int status) {
        receiver.enqueue(new MockResponse(status, Headers.EMPTY, ""));
    }

    /** The next message, looking for due ones as often as it takes: the one before may not be put away yet. */
    private RecordedRequest request() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        RecordedRequest request = null;
        while (request == null && System.nanoTime() < end) {
            deliveries.sendDue();
            request = receiver.takeRequest(50, TimeUnit.MILLISECONDS);
        }
        assertThat(request).as("a message arrives").isNotNull();
        return Objects.requireNonNull(request);
    }

    /** The only message, once so many attempts are written down. */
    private Delivery settled(int attempts) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        var now = deliveries.list(null, 1).getFirst();
        while (now.attempts() < attempts && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
            now = deliveries.list(null, 1).getFirst();
        }
        assertThat(now.attempts()).isEqualTo(attempts);
        return now;
    }

    private static String hmac(String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
