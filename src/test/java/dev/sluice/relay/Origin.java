package dev.sluice.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A server over a folder that misbehaves where a test says so. */
final class Origin extends Dispatcher implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Path folder;
    private final Map<String, Function<RecordedRequest, MockResponse>> answers = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();

    Origin(Path folder) throws IOException {
        this.folder = folder;
        server.setDispatcher(this);
        server.start();
    }

    String url(String path) {
        return server.url("/").resolve(path).toString();
    }

    /** Answers one path (without query) in a way of its own. */
    Origin with(String path, Function<RecordedRequest, MockResponse> answer) {
        answers.put(path, answer);
        return this;
    }

    Origin status(String path, int code) {
        return with(path, r -> new MockResponse.Builder().code(code).body("no").build());
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        if (request.getMethod().equals("HEAD")) {
            return new MockResponse.Builder().build();
        }
        asked.add(request.getTarget());
        var path = String.join("/", request.getUrl().pathSegments());
        var own = answers.get(path);
        return own == null ? file(folder.resolve(path), request) : own.apply(request);
    }

    private static MockResponse file(Path file, RecordedRequest request) {
        try {
            var bytes = Files.readAllBytes(file);
            var range = request.getHeaders().get("Range");
            return range == null ? whole(bytes) : part(bytes, range.substring(6).split("-"));
        } catch (IOException e) {
            return new MockResponse.Builder().code(404).body("not here").build();
        }
    }

    static MockResponse whole(byte[] bytes) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/octet-stream")
                .body(new Buffer().write(bytes))
                .build();
    }

    private static MockResponse part(byte[] bytes, String[] ends) {
        var from = Integer.parseInt(ends[0]);
        var length = Integer.parseInt(ends[1]) + 1 - from;
        return new MockResponse.Builder()
                .code(206)
                .body(new Buffer().write(bytes, from, length))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
