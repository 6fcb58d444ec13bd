package dev.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Verbs in this process, against a service whose answers are set. */
final class Harness implements AutoCloseable {
    final MockWebServer server = new MockWebServer();
    final Map<String, String> env = new HashMap<>();
    final Started started = new Started();
    Question question = _ -> Optional.empty();
    Poll poll = new Poll(Duration.ofMillis(1), Duration.ofMinutes(1));
    String out = "";
    String err = "";

    Harness(Path workspace) {
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        env.put("SLUICE_WORKSPACE", workspace.toString());
        env.put("SLUICE_URL", server.url("/").toString());
        env.put("SLUICE_KEY", "slk_the-secret-key");
    }

    int run(String... args) {
        var stdout = new StringWriter();
        var stderr = new StringWriter();
        int exit = new Cli(
                        Map.copyOf(env),
                        started,
                        question,
                        new PrintWriter(stdout, true),
                        new PrintWriter(stderr, true),
                        poll)
                .run(args);
        out = stdout.toString();
        err = stderr.toString();
        return exit;
    }

    /** The one document on stdout. */
    JsonNode json() {
        try (var parser = Json.MAPPER.createParser(out)) {
            JsonNode document = parser.readValueAsTree();
            if (parser.nextToken() != null) {
                throw new AssertionError("more than one document: " + out);
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(out, e);
        }
    }

    void answer(Object record) {
        answer(200, "application/json", record);
    }

    void answer(int status, String type, Object record) {
        try {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .setHeader("Content-Type", type)
                    .body(Json.MAPPER.writeValueAsString(record))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RecordedRequest request() throws InterruptedException {
        return server.takeRequest();
    }

    JsonNode body() throws Exception {
        return Json.MAPPER.readTree(request().getBody().toByteArray());
    }

    @Override
    public void close() {
        server.close();
    }

    /** Remembers what was started instead of opening windows. */
    static final class Started implements Programs {
        ConsoleOptions console;
        Path tour;
        CheckReport report = new CheckReport(true, "vod", List.of(), List.of());

        @Override
        public int console(ConsoleOptions options) {
            console = options;
            return 0;
        }

        @Override
        public Serving serve(ServeOptions options) {
            throw new AssertionError("no test serves in this process");
        }

        @Override
        public Agent edge(dev.sluice.edge.EdgeConfig config) {
            throw new AssertionError("no test starts an edge in this process");
        }

        @Override
        public int tour(Path out, java.util.function.Consumer<String> says) {
            tour = out;
            return 0;
        }

        @Override
        public CheckReport check(String playlist, String profile, boolean decode) {
            return report;
        }
    }
}
