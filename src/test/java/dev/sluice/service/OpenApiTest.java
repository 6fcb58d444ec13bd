package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.BulkKind;
import dev.sluice.api.Json;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the document says of lists is what the running routes answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private RunningService running;
    private String key;
    private JsonNode document;
    private Map<String, String> parts;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        key = Files.readString(running.service().adminKeyFile()).strip();
        var admin = running.admin();
        admin.access().add("kim", Role.SUPPORT);
        admin.access().issue("kim", ApiKeyRequest.PLAIN);
        var page = running.share(ShareMode.DIRECT, "1h").share();
        running.share(ShareMode.DIRECT, "1h");
        for (int i = 0; i < 3; i++) {
            running.send(new Request.Builder()
                    .url(page.url() + "/session")
                    .post(RequestBody.create("{}", MediaType.get("application/json")))
                    .build());
        }
        var acts = List.of(BulkKind.FREEZE, BulkKind.UNFREEZE).stream()
                .map(kind -> admin.bulkActs().on(kind, List.of(page.handle(), "unknown-one", "unknown-two")))
                .toList();
        for (var act : acts) {
            while (admin.bulkActs().get(act.id()).endedAt() == null) {
                Thread.onSpinWait();
            }
        }
        parts = Map.of(
                "handle",
                page.handle(),
                "act",
                acts.getFirst().id(),
                "id",
                running.asset().id());
        document = get("/api/v1/openapi.json", Map.of());
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void everyListSaysWhatItHolds() {
        var silent = gets().filter(
                        path -> isList(answer(path)) && items(answer(path)).isMissingNode())
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void everyRouteSaysWhichParametersItReadsAndRefusesOthers() throws IOException {
        var asked = gets().filter(
                        path -> !answer(path).isMissingNode() && operation(path).has("x-role"))
                .toList();
        assertThat(asked).hasSizeGreaterThan(30);
        for (var path : asked) {
            // A route that reads a parameter it does not say it reads fails to answer.
            assertThat(get(path, Map.of()).at("/code").asText()).as(path).isNotEqualTo("internal");
            var refused = get(path, Map.of("curser", "zzzz"));
            assertThat(refused.at("/code").asText()).as(path).isEqualTo("parameter-unknown");
            var known = parameters(path);
            assertThat(refused.at("/nextAct").asText())
                    .as(path)
                    .contains("It reads ")
                    .contains(known.isEmpty() ? List.of("none") : known);
        }
    }

    @TestFactory
    Stream<DynamicTest> aPagedListGoesOnBehindItsCursorAndHoldsWhatItSays() {
        var paged = gets().filter(path -> parameters(path).contains("after")).toList();
        assertThat(paged)
                .contains(
                        "/api/v1/shares",
                        "/api/v1/shares/{handle}/sessions",
                        "/api/v1/operators",
                        "/api/v1/api-keys",
                        "/api/v1/bulk-acts",
                        "/api/v1/bulk-acts/{act}/items");
        return paged.stream()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    var seen = new ArrayList<JsonNode>();
                    JsonNode page = get(path, Map.of("limit", "1"));
                    for (int i = 0; i < 20 && page.get("items").size() > 0; i++) {
                        assertThat(page.get("items")).hasSize(1);
                        seen.add(page.get("items").get(0));
                        fits(seen.getLast(), items(answer(path)));
                        if (!page.hasNonNull("next")) {
                            break;
                        }
                        page = get(
                                path,
                                Map.of("limit", "1", "after", page.get("next").asText()));
                    }
                    assertThat(seen).doesNotHaveDuplicates();
                    if (List.of("operators", "api-keys", "sessions", "items", "shares", "bulk-acts")
                            .contains(path.replaceAll(".*/", ""))) {
                        assertThat(seen).as("more than a page").hasSizeGreaterThan(1);
                    }
                    var whole = get(path, Map.of("limit", "500")).get("items");
                    assertThat(seen).containsExactlyElementsOf(whole);
                }));
    }

    @Test
    void aParameterThatIsNoneIsRefusedWithAReason() throws IOException {
        for (var path : List.of("/api/v1/shares", "/api/v1/operators", "/api/v1/audit")) {
            assertThat(get(path, Map.of("limit", "many")).at("/code").asText())
                    .as(path)
                    .isEqualTo("bad-number");
        }
        assertThat(get("/api/v1/shares", Map.of("limit", "-1")).at("/code").asText())
                .isEqualTo("bad-number");
        for (var path : List.of(
                "/api/v1/shares",
                "/api/v1/api-keys",
                "/api/v1/shares/{handle}/sessions",
                "/api/v1/bulk-acts/{act}/items")) {
            assertThat(get(path, Map.of("after", "elsewhere")).at("/code").asText())
                    .as(path)
                    .isEqualTo("bad-cursor");
        }
        assertThat(get("/api/v1/audit", Map.of("before", "x")).at("/code").asText())
                .isEqualTo("bad-cursor");
    }

    private Stream<String> gets() {
        return document.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/api/v1/"));
    }

    private JsonNode operation(String path) {
        return document.get("paths").get(path).get("get");
    }

    private List<String> parameters(String path) {
        return StreamSupport.stream(operation(path).path("parameters").spliterator(), false)
                .filter(parameter -> parameter.get("in").asText().equals("query"))
                .map(parameter -> parameter.get("name").asText())
                .toList();
    }

    private JsonNode answer(String path) {
        return resolved(operation(path).at("/responses/2XX/content/application~1json/schema"));
    }

    private boolean isList(JsonNode schema) {
        return schema.path("type").asText().equals("array")
                || schema.at("/properties/items").path("type").asText().equals("array");
    }

    private static JsonNode items(JsonNode schema) {
        return schema.path("type").asText().equals("array")
                ? schema.path("items")
                : schema.at("/properties/items/items");
    }

    private JsonNode resolved(JsonNode schema) {
        String name = schema.path("$ref").asText().replaceAll(".*/", "");
        return name.isEmpty() ? schema : document.at("/components/schemas/" + name);
    }

    /** Nothing that is required is missing, and nothing is there that the document does not know. */
    private void fits(JsonNode item, JsonNode schema) {
        var described = resolved(schema);
        described
                .path("required")
                .forEach(name ->
                        assertThat(item.has(name.asText())).as(name.asText()).isTrue());
        item.fieldNames()
                .forEachRemaining(name -> assertThat(described.get("properties").has(name))
                        .as(name)
                        .isTrue());
    }

    private JsonNode get(String path, Map<String, String> query) throws IOException {
        String filled = path;
        for (var part : parts == null ? Map.<String, String>of().entrySet() : parts.entrySet()) {
            filled = filled.replace("{" + part.getKey() + "}", part.getValue());
        }
        var url = HttpUrl.get(running.service().url() + filled).newBuilder();
        query.forEach(url::addQueryParameter);
        var request = new Request.Builder()
                .url(url.build())
                .header("Authorization", "Bearer " + key)
                .build();
        return Json.MAPPER.readTree(running.send(request).body());
    }
}
