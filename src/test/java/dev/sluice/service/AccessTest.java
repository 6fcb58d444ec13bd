package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.HandClock;
import dev.sluice.api.Json;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what over HTTP, and how answers say no. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private final OkHttpClient http = new OkHttpClient();
    private final HandClock clock = new HandClock();
    private RunningService running;
    private String admin;

    private record Answer(int status, JsonNode body, okhttp3.Headers headers) {}

    private record Operation(String method, String path, Role role) {}

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder, clock);
        admin = java.nio.file.Files.readString(running.service().adminKeyFile()).strip();
        for (Role role : Role.values()) {
            send(
                    admin,
                    "POST",
                    "/operators",
                    "{\"name\":\"%s-one\",\"role\":\"%s\"}".formatted(word(role), word(role)));
        }
    }

    @AfterAll
    void stop() {
        running.close();
    }

    /** Every route with every role below its own is refused by name, and with no key at all. */
    @TestFactory
    Stream<DynamicTest> everyRouteAsksForItsRole() throws IOException {
        var keys = Map.of(
                Role.SUPPORT, key("support-one", "{}"),
                Role.PRODUCER, key("producer-one", "{}"),
                Role.ADMIN, key("admin-one", "{}"));
        var operations = operations();
        assertThat(operations).hasSizeGreaterThan(50);
        return operations.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    for (Role role : Role.values()) {
                        var answer = head(keys.get(role), operation);
                        boolean refused = answer.status() == 403
                                && answer.body().path("code").asText().equals("role-missing");
                        assertThat(refused)
                                .as("%s as %s: %s", operation, role, answer)
                                .isEqualTo(!role.includes(operation.role()));
                        if (refused) {
                            assertThat(answer.body().get("title").asText())
                                    .contains("needs the role " + word(operation.role()))
                                    .contains("-one is " + word(role));
                        }
                    }
                    assertThat(head("nothing", operation).status()).isEqualTo(401);
                }));
    }

    @Test
    void rolesAreAsListed() throws IOException {
        var roles = new java.util.TreeMap<String, String>();
        operations().forEach(o -> roles.put(o.method() + " " + o.path().replace("/api/v1", ""), word(o.role())));
        assertThat(roles)
                .containsEntry("GET /shares", "support")
                .containsEntry("POST /inspections", "support")
                .containsEntry("POST /shares/{handle}/reissue", "support")
                .containsEntry("POST /shares/{handle}/ttl", "support")
                .containsEntry("POST /assets", "producer")
                .containsEntry("POST /assets/{id}/publish", "producer")
                .containsEntry("POST /shares", "producer")
                .containsEntry("POST /shares/{handle}/freeze", "producer")
                .containsEntry("POST /shares/{handle}/revoke", "admin")
                .containsEntry("POST /invalidations", "admin")
                .containsEntry("POST /signing-keys/rotate", "admin")
                .containsEntry("POST /operators", "admin")
                .containsEntry("PUT /policy/{risk}", "admin");
    }

    @Test
    void supportLengthensButDoesNotShortenAndRevokesNothingByTheThousand() throws IOException {
        var share = running.share(ShareMode.DIRECT, "2h").share();
        String support = key("support-one", "{}");
        String ttl = "/shares/" + share.handle() + "/ttl";
        assertThat(send(support, "POST", ttl, "{\"ttl\":\"1h50m\"}")
                        .body()
                        .get("title")
                        .asText())
                .contains("needs the role producer");
        String bulk = "{\"kind\":\"revoke\",\"filter\":{\"channel\":\"none\"}}";
        assertThat(send(support, "POST", "/bulk-acts", bulk).body().get("title").asText())
                .contains("needs the role admin");
        assertThat(send(support, "POST", "/bulk-acts", bulk.replace("revoke", "extend"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void onlyAnAdminOverridesThePublishGateAndTheReasonStays() throws IOException {
        var draft = send(admin, "POST", "/assets?name=draft.mov", "no video")
                .body()
                .get("id")
                .asText();
        String request =
                "{\"asset\":\"%s\",\"mode\":\"direct\",\"override\":\"press embargo lifted early\"}".formatted(draft);
        assertThat(send(key("producer-one", "{}"), "POST", "/shares", request)
                        .body()
                        .get("title")
                        .asText())
                .contains("needs the role admin");
        var plain = send(admin, "POST", "/shares", request.replaceAll(",\"override.*\"", ""))
                .body();
        assertThat(plain.get("code").asText()).isEqualTo("asset-not-published");
        var blank = send(admin, "POST", "/shares", request.replace("press embargo lifted early", " "))
                .body();
        assertThat(blank.get("code").asText()).isEqualTo("override-without-reason");
        var published = send(
                        admin,
                        "POST",
                        "/shares",
                        request.replace(draft, running.asset().id()))
                .body();
        assertThat(published.path("override").isTextual()).isFalse();
        var made = send(admin, "POST", "/shares", request).body();
        assertThat(made.get("override").asText()).isEqualTo("press embargo lifted early");
        assertThat(running.admin()
                        .audit("share:" + made.get("handle").asText(), null, 1)
                        .items()
                        .getFirst()
                        .detail())
                .contains("press embargo lifted early");
    }

    @Test
    void aKeyIsReadOnceKeptHashedAndShutAtOnce() throws Exception {
        var issued = send(admin, "POST", "/operators/support-one/keys", "{\"note\":\"front desk\"}")
                .body();
        String secret = issued.get("secret").asText();
        assertThat(secret).matches("slk_[A-Za-z0-9_-]{43}");
        var listed = send(admin, "GET", "/api-keys?operator=support-one", null).body();
        assertThat(listed.toString())
                .contains("front desk")
                .doesNotContain(secret)
                .doesNotContain("hash");
        assertThat(send(secret, "GET", "/shares", null).status()).isEqualTo(200);

        send(admin, "POST", "/api-keys/" + issued.get("id").asText() + "/revoke", "");

        assertThat(send(secret, "GET", "/shares", null).body().get("code").asText())
                .isEqualTo("key-unknown");
        assertThat(running.admin()
                        .audit("operator:support-one", null, 1)
                        .items()
                        .getFirst()
                        .act())
                .isEqualTo("key.revoke");
    }

    @Test
    void aKeyIsForItsAreasItsRoleAndItsTimeOnly() throws IOException {
        String narrow = key("admin-one", "{\"areas\":[\"shares\"],\"role\":\"support\",\"expiresIn\":\"1h\"}");
        assertThat(send(narrow, "GET", "/shares", null).status()).isEqualTo(200);
        assertThat(send(narrow, "GET", "/assets", null).body().get("title").asText())
                .contains("it is for shares");
        assertThat(send(narrow, "POST", "/shares", "{}").body().get("code").asText())
                .isEqualTo("role-missing");
        clock.forward(Duration.ofMinutes(61));
        assertThat(send(narrow, "GET", "/shares", null).status()).isEqualTo(401);

        assertThat(send(admin, "POST", "/operators/support-one/keys", "{\"role\":\"admin\"}")
                        .status())
                .isEqualTo(403);
        assertThat(send(admin, "POST", "/operators/support-one/keys", "{\"areas\":[\"everything\"]}")
                        .body()
                        .get("code")
                        .asText())
                .isEqualTo("area-unknown");
    }

    @Test
    void nobodyLocksEverybodyOut() throws IOException {
        var keys = send(admin, "GET", "/api-keys", null).body().get("items");
        var codes = new ArrayList<String>();
        for (var key : keys) {
            if (key.get("role").asText().equals("admin")
                    && !key.get("operator").asText().equals("admin")) {
                send(admin, "POST", "/api-keys/" + key.get("id").asText() + "/revoke", "");
            }
        }
        for (var key : keys) {
            if (key.get("operator").asText().equals("admin")) {
                codes.add(send(admin, "POST", "/api-keys/" + key.get("id").asText() + "/revoke", "")
                        .body()
                        .path("code")
                        .asText());
            }
        }
        codes.add(send(admin, "POST", "/operators/admin/role", "{\"role\":\"support\"}")
                .body()
                .path("code")
                .asText());
        assertThat(codes).containsOnly("last-admin-key");
        assertThat(send(admin, "GET", "/operators", null).status()).isEqualTo(200);
    }

    @Test
    void aKeyThatAsksTooOftenIsToldWhenToComeBack() throws IOException {
        String slow = key("support-one", "{\"rate\":2}");
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < 12; i++) {
            answers.add(send(slow, "GET", "/policy", null));
        }
        var refused = answers.stream().filter(a -> a.status() == 429).toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.headers().get("Retry-After")).isEqualTo("1");
            assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.body().get("code").asText()).isEqualTo("too-many-requests");
        });
        assertThat(send(admin, "GET", "/policy", null).status()).isEqualTo(200);
    }

    @Test
    void whatIsNamedIsDoneOnceAndItsSecretIsNotSaidTwice() throws Exception {
        String request = "{\"asset\":\"%s\",\"mode\":\"api\",\"channel\":\"once\"}"
                .formatted(running.asset().id());
        var first = named("abc-1", "/shares", request);
        var again = named("abc-1", "/shares", request);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("signedLink").asText()).contains("URISigningPackage");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.headers().get("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body().has("signedLink")).isFalse();
        assertThat(again.body().get("handle")).isEqualTo(first.body().get("handle"));
        assertThat(named("abc-1", "/shares", request.replace("api", "direct"))
                        .body()
                        .get("code")
                        .asText())
                .isEqualTo("idempotency-key-reused");
        assertThat(named("abc-2", "/shares", "{\"mode\":\"api\",\"asset\":\"none\"}")
                        .status())
                .isEqualTo(404);
        assertThat(named("abc-2", "/shares", request).status()).isEqualTo(201);
        assertThat(named("bad name", "/shares", request).body().get("code").asText())
                .isEqualTo("idempotency-key-malformed");
    }

    @Test
    void theSameRequestSentAtOnceIsDoneOnce() throws Exception {
        String request = "{\"asset\":\"%s\",\"mode\":\"direct\",\"channel\":\"race\"}"
                .formatted(running.asset().id());
        try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, 16)
                    .mapToObj(i -> pool.submit(() -> named("race", "/shares", request)))
                    .toList();
            for (var each : sent) {
                assertThat(each.get().status()).isIn(201, 409);
            }
        }
        assertThat(running.admin()
                        .shares()
                        .list(dev.sluice.client.ShareFilter.ALL.withChannel("race"), 10, null)
                        .total())
                .isEqualTo(1);
    }

    private List<Operation> operations() throws IOException {
        var found = new ArrayList<Operation>();
        send(admin, "GET", "/openapi.json", null)
                .body()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("x-role")) {
                        found.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                Role.valueOf(
                                        method.getValue().get("x-role").asText().toUpperCase(Locale.ROOT))));
                    }
                }));
        return found;
    }

    /** Asks and reads no more than a problem; a stream of events would never end. */
    private Answer head(String key, Operation operation) throws IOException {
        String path = operation.path().replaceAll("\\{[^}]+}", "none");
        var body = operation.method().equals("GET") ? null : RequestBody.create("", MediaType.get("application/json"));
        var request = new Request.Builder()
                .url(running.service().url() + path)
                .header("Authorization", "Bearer " + key)
                .method(operation.method(), body)
                .build();
        try (var response = http.newCall(request).execute()) {
            boolean problem = String.valueOf(response.header("Content-Type")).contains("problem");
            return new Answer(
                    response.code(),
                    problem ? Json.MAPPER.readTree(response.body().string()) : Json.MAPPER.createObjectNode(),
                    response.headers());
        }
    }

    private String key(String operator, String request) throws IOException {
        return send(admin, "POST", "/operators/" + operator + "/keys", request)
                .body()
                .get("secret")
                .asText();
    }

    private Answer named(String name, String path, String body) throws IOException {
        return exchange(new Request.Builder()
                .url(running.service().url() + "/api/v1" + path)
                .header("Authorization", "Bearer " + admin)
                .header("Idempotency-Key", name)
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build());
    }

    private Answer send(String key, String method, String path, @Nullable String body) throws IOException {
        return exchange(new Request.Builder()
                .url(running.service().url() + "/api/v1" + path)
                .header("Authorization", "Bearer " + key)
                .method(method, body == null ? null : RequestBody.create(body, MediaType.get("application/json")))
                .build());
    }

    private Answer exchange(Request request) throws IOException {
        try (var response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(), Json.MAPPER.readTree(response.body().string()), response.headers());
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
