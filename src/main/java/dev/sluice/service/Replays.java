package dev.sluice.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.http.Router;
import dev.sluice.store.Hashes;
import dev.sluice.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Requests that a client has named, so that one that comes twice is done once. A repetition within a day gets the same
 * answer, without what is shown once: a signed link or a key whose answer was lost is made anew, by reissuing, not read
 * again. A request that the service died over stays in doubt and is never done a second time by itself.
 */
final class Replays implements Router.Once {
    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");
    private static final List<String> SHOWN_ONCE = List.of("signedLink", "secret");
    private static final Duration KEPT = Duration.ofDays(1);

    private final Store store;
    private final Clock clock;

    Replays(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Known(
            String request,
            @Nullable Integer status,
            @Nullable String answer) {}

    @Override
    public Object answer(Router.Caller caller, String name, Call call, Route.Action action) throws Exception {
        if (!NAME.matcher(name).matches()) {
            throw Fault.badRequest(
                    "idempotency-key-malformed", "An Idempotency-Key has 1 to 128 visible characters.", "Send a UUID.");
        }
        byte[] request = hash(call);
        var before = begin(caller.key(), name, request);
        if (before.isPresent()) {
            return again(before.get(), request);
        }
        try {
            var result = action.handle(call);
            keep(caller.key(), name, result);
            return result;
        } catch (Fault refused) {
            if (refused.problem().status() < 500) {
                forget(caller.key(), name);
            }
            throw refused;
        }
    }

    /** Forgets what is older than a day. */
    void prune() {
        long before = clock.millis() - KEPT.toMillis();
        store.commit(h -> h.createUpdate("delete from replay where begun_at < :before")
                .bind("before", before)
                .execute());
    }

    private Optional<Known> begin(String key, String name, byte[] request) {
        return store.commit(h -> {
            var known = find(h, key, name);
            if (known.isEmpty()) {
                h.createUpdate(
                                "insert into replay (api_key, name, request, begun_at) values (:key, :name, :request, :at)")
                        .bind("key", key)
                        .bind("name", name)
                        .bind("request", request)
                        .bind("at", clock.millis())
                        .execute();
            }
            return known;
        });
    }

    private static Optional<Known> find(Handle h, String key, String name) {
        return h.createQuery("select * from replay where api_key = :key and name = :name")
                .bind("key", key)
                .bind("name", name)
                .map((row, ctx) -> new Known(
                        HexFormat.of().formatHex(row.getBytes("request")),
                        row.getObject("status") == null ? null : row.getInt("status"),
                        row.getString("answer")))
                .findOne();
    }

    private static Object again(Known known, byte[] request) {
        if (!known.request().equals(HexFormat.of().formatHex(request))) {
            throw Fault.conflict(
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request.",
                    "Use a new key for each request of its own.");
        }
        if (known.status() == null || known.answer() == null) {
            throw Fault.conflict(
                    "idempotency-in-doubt",
                    "A request with this Idempotency-Key is being done, or its service ended before it was.",
                    "Ask again in a moment; if it stays so, look whether it was done before you use another key.");
        }
        return Reply.text(known.status(), "application/json", known.answer()).with("Idempotency-Replayed", "true");
    }

    private void keep(String key, String name, Object result) throws IOException {
        Reply reply = result instanceof Reply made ? made : Answers.json(200, "application/json", result);
        var bytes = new byte[reply.body().remaining()];
        reply.body().duplicate().get(bytes);
        JsonNode answer = Json.MAPPER.readTree(bytes);
        if (answer instanceof ObjectNode object) {
            object.remove(SHOWN_ONCE);
        }
        store.commit(h -> h.createUpdate(
                        "update replay set status = :status, answer = :answer where api_key = :key and name = :name")
                .bind("status", reply.status())
                .bind("answer", answer.toString())
                .bind("key", key)
                .bind("name", name)
                .execute());
    }

    private void forget(String key, String name) {
        store.commit(h -> h.createUpdate("delete from replay where api_key = :key and name = :name")
                .bind("key", key)
                .bind("name", name)
                .execute());
    }

    private static byte[] hash(Call call) throws IOException {
        String head =
                call.request().getMethod() + " " + call.request().getHttpURI().getPathQuery() + "\n";
        return Hashes.sha256(head.getBytes(StandardCharsets.UTF_8), call.bytes());
    }
}
