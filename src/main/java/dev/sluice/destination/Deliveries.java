package dev.sluice.destination;

import dev.sluice.api.Delivery;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Messages to webhooks: written down first, signed, sent again with growing pauses, dead after the last. A receiver checks
 * {@code sluice-signature: t=SECONDS,v1=HEX}, HMAC-SHA256 over {@code SECONDS.BODY}, and drops an id it has seen.
 */
public final class Deliveries {
    /** Pauses before the second attempt and so on; about three hours in all. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2));

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int BATCH = 20;

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Destinations destinations;
    private final Executor threads;

    /** Receivers that a thread is busy with. */
    private final Set<String> sending = ConcurrentHashMap.newKeySet();

    private final OkHttpClient http = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(10))
            .followRedirects(false)
            .build();

    /** @param threads where messages are sent from */
    public Deliveries(Store store, Audit audit, Clock clock, Destinations destinations, Executor threads) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.destinations = destinations;
        this.threads = threads;
    }

    /**
     * Writes a message down; it is sent with the next {@link #sendDue}.
     *
     * @param body JSON without any secret
     * @throws Fault {@code not-a-webhook}
     */
    public void enqueue(String destination, String event, String body) {
        if (destinations.present(destination).kind() != DestinationKind.WEBHOOK) {
            throw Fault.badRequest("not-a-webhook", "Only a webhook takes messages.", "Choose a webhook.");
        }
        store.commit(h -> h.createUpdate("""
                        insert into delivery (destination, event, body, state, next_at, created_at)
                        values (:destination, :event, :body, 'waiting', :now, :now)""")
                .bind("destination", destination)
                .bind("event", event)
                .bind("body", body)
                .bind("now", clock.millis())
                .execute());
    }

    /** Whether a destination is a webhook that was not removed. */
    boolean takes(String destination) {
        return store.read(h -> DestinationTable.present(h, destination))
                .filter(d -> d.kind() == DestinationKind.WEBHOOK)
                .isPresent();
    }

    /** Newest first; only of one destination, if it is named. */
    public List<Delivery> list(@Nullable String destination, int limit) {
        return store.read(h -> h.createQuery("""
                        select * from delivery where (:d is null or destination = :d) order by id desc limit :limit""")
                .bind("d", destination)
                .bind("limit", limit)
                .map((row, ctx) -> new Delivery(
                        row.getLong("id"),
                        row.getString("destination"),
                        row.getString("event"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("state").equals("waiting") ? Instant.ofEpochMilli(row.getLong("next_at")) : null,
                        row.getString("error"),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .list());
    }

    /** Sends a dead message once more, from the first pause on. */
    public void revive(long id, Operator by) {
        store.commit(h -> {
            int changed = h.createUpdate("""
                            update delivery set state = 'waiting', attempts = 0, next_at = :now
                            where id = :id and state = 'dead'""")
                    .bind("now", clock.millis())
                    .bind("id", id)
                    .execute();
            if (changed == 0) {
                throw Fault.conflict("delivery-not-dead", "Only a dead message is sent again by hand.", null);
            }
            audit.append(h, by.name(), "delivery.revive", "delivery:" + id, Map.of());
            return id;
        });
    }

    /**
     * Begins to send what is due, to each receiver on a thread of its own and in order, so that one that does not answer
     * delays nobody else. A death in between sends a message twice rather than never.
     */
    public void sendDue() {
        var receivers = store.read(h -> h.createQuery(
                        "select distinct destination from delivery where state = 'waiting' and next_at <= :now")
                .bind("now", clock.millis())
                .mapTo(String.class)
                .list());
        for (String receiver : receivers) {
            if (sending.add(receiver)) {
                threads.execute(() -> sendTo(receiver));
            }
        }
    }

    private void sendTo(String receiver) {
        try {
            due(receiver).forEach(this::send);
        } finally {
            sending.remove(receiver);
        }
    }

    private List<Due> due(String receiver) {
        return store.read(h -> h.createQuery("""
                        select id, destination, event, body, attempts from delivery
                        where state = 'waiting' and next_at <= :now and destination = :receiver
                        order by next_at, id limit :batch""")
                .bind("now", clock.millis())
                .bind("receiver", receiver)
                .bind("batch", BATCH)
                .map((row, ctx) -> new Due(
                        row.getLong("id"),
                        row.getString("destination"),
                        row.getString("event"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list());
    }

    private void send(Due due) {
        var destination = destinations.get(due.destination);
        String error = destination.credential()
                ? send(destination, due.event, due.body, due.id).orElse(null)
                : "the destination was removed";
        store.commit(h -> settle(h, due, error));
    }

    private int settle(Handle h, Due due, @Nullable String error) {
        boolean dead = error != null && due.attempts >= PAUSES.size();
        Duration pause = error == null || dead ? Duration.ZERO : PAUSES.get(due.attempts);
        return h.createUpdate("""
                        update delivery set state = :state, attempts = :attempts, next_at = :next, error = :error
                        where id = :id""")
                .bind("state", error == null ? "delivered" : dead ? "dead" : "waiting")
                .bind("attempts", due.attempts + 1)
                .bind("next", clock.millis() + pause.toMillis())
                .bind("error", error)
                .bind("id", due.id)
                .execute();
    }

    /** Sends one message now; the result is what went wrong, if anything did. */
    Optional<String> send(Destination destination, String event, String body, long id) {
        String secret = destinations.credential(destination.id());
        long seconds = clock.millis() / 1000;
        var request = new Request.Builder()
                .url(destination.address())
                .header("sluice-event", event)
                .header("sluice-delivery", Long.toString(id))
                .header(
                        "sluice-signature",
                        "t=" + seconds + ",v1=" + hmac(secret == null ? "" : secret, seconds + "." + body))
                .post(RequestBody.create(body, JSON))
                .build();
        try (var response = http.newCall(request).execute()) {
            return response.isSuccessful() ? Optional.empty() : Optional.of("it answered " + response.code());
        } catch (IOException e) {
            return Optional.of("no answer: " + e.getMessage());
        }
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    private record Due(long id, String destination, String event, String body, int attempts) {}
}
