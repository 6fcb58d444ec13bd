package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Json;
import dev.sluice.api.PendingUpload;
import dev.sluice.client.SluiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources sent over connections that break, to services that die. */
class UploadTest {
    private static final int SIZE = 4 << 20;
    private static final int CUTS = 3;

    @TempDir
    Path dir;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private byte[] film;
    private Path source;
    private Service service;

    @BeforeEach
    void start() throws Exception {
        film = new byte[SIZE];
        new Random(1).nextBytes(film);
        source = Files.write(dir.resolve("film.mov"), film);
        PublishedWorkspace.copyTo(dir.resolve("workspace"));
        service = Service.start(RunningService.config(dir.resolve("workspace")), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        service.close();
        threads.shutdownNow();
    }

    @Test
    void aConnectionThatBreaksAgainAndAgainCostsNoByteTwice() throws Exception {
        try (var proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = through(proxy)) {
            threads.execute(() -> cutting(proxy));
            var asset = client.assets().add(source, null, null).send((sent, total) -> {});
            assertThat(dir.resolve("workspace/assets/" + asset.id() + "/source"))
                    .hasBinaryContent(film);
            assertThat(connections.get()).isGreaterThan(CUTS);
            assertThat(pieces()).isEmpty();
            begun();
            assertThat(client.assets().unfinished()).singleElement().satisfies(left -> {
                assertThat(left.received()).isEqualTo(SIZE / 4);
                client.assets().discard(left);
            });
            assertThat(client.assets().unfinished()).isEmpty();
        }
    }

    @Test
    void theSameFileIsTheSameUpload() throws Exception {
        assertThat(begun()).isEqualTo(begun());
    }

    /** Begins and sends a quarter where nothing is there yet; answers the id. */
    private String begun() throws Exception {
        var pending = post("?name=film.mov&title=Film&same=1&size=" + SIZE, new byte[0]);
        if (pending.received() == 0) {
            var quarter = Arrays.copyOf(film, SIZE / 4);
            assertThat(post("/" + pending.id() + "/bytes?offset=0", quarter).received())
                    .isEqualTo(SIZE / 4);
        }
        return pending.id();
    }

    @Test
    void aWrongPlaceTooManyBytesAndTooLargeAFileAreRefused() throws Exception {
        var id = begun();
        assertThat(refused("/" + id + "/bytes?offset=5", new byte[1])).isEqualTo("upload-offset");
        assertThat(refused("?name=x&title=x&size=999999999999999", new byte[0])).isEqualTo("disk-full");
        assertThat(refused("/unknown/bytes?offset=0", new byte[1])).isEqualTo("upload-unknown");
        var small = post("?name=s&title=s&size=3", new byte[0]).id();
        assertThat(refused("/" + small + "/bytes?offset=0", new byte[4])).isEqualTo("upload-too-long");
        assertThat(pieces()).hasSize(4);
    }

    @Test
    void aDiskThatFillsUpLeavesNothingBehind() throws Exception {
        var id = post("?name=s&title=s&size=100000", new byte[0]).id();
        var full = dir.resolve("workspace/assets/.uploads/" + id + ".part");
        Files.delete(full);
        Files.createSymbolicLink(full, Path.of("/dev/full"));
        assertThat(refused("/" + id + "/bytes?offset=0", new byte[100_000])).isEqualTo("disk-full");
        assertThat(pieces()).isEmpty();
        assertThat(refused("/" + id + "/bytes?offset=0", new byte[1])).isEqualTo("upload-unknown");
    }

    private List<Path> pieces() throws IOException {
        try (var files = Files.list(dir.resolve("workspace/assets/.uploads"))) {
            return files.toList();
        }
    }

    private String refused(String path, byte[] body) throws Exception {
        try (var answer = exchange(path, body)) {
            assertThat(answer.isSuccessful()).isFalse();
            return Json.MAPPER.readTree(answer.body().string()).path("code").asText();
        }
    }

    private PendingUpload post(String path, byte[] body) throws Exception {
        try (var answer = exchange(path, body)) {
            var text = answer.body().string();
            assertThat(answer.isSuccessful()).as(text).isTrue();
            return Json.MAPPER.readValue(text, PendingUpload.class);
        }
    }

    private Response exchange(String path, byte[] body) throws IOException {
        var request = new Request.Builder()
                .url(service.url() + "/api/v1/uploads" + path)
                .header("Authorization", "Bearer " + key())
                .header("Connection", "close")
                .post(RequestBody.create(body))
                .build();
        return new OkHttpClient().newCall(request).execute();
    }

    private String key() throws IOException {
        return Files.readString(service.adminKeyFile()).strip();
    }

    private SluiceClient through(ServerSocket proxy) throws IOException {
        return new SluiceClient(HttpUrl.get("http://127.0.0.1:" + proxy.getLocalPort()), key());
    }

    /** Hands connections on; the first few that carry much break after a megabyte. */
    private void cutting(ServerSocket proxy) {
        var breaks = new AtomicInteger(CUTS);
        while (!proxy.isClosed()) {
            try {
                var from = proxy.accept();
                connections.incrementAndGet();
                var to = new Socket("127.0.0.1", HttpUrl.get(service.url()).port());
                threads.execute(() -> pump(to, from, Long.MAX_VALUE, breaks));
                threads.execute(() -> pump(from, to, 1 << 20, breaks));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pump(Socket from, Socket to, long budget, AtomicInteger breaks) {
        try (from;
                to) {
            var chunk = new byte[1 << 14];
            var left = budget;
            for (var n = from.getInputStream().read(chunk);
                    n >= 0;
                    n = from.getInputStream().read(chunk)) {
                left -= n;
                if (left < 0 && breaks.getAndDecrement() > 0) return;
                to.getOutputStream().write(chunk, 0, n);
            }
        } catch (IOException broken) {
            // What this proxy is for.
        }
    }
}
