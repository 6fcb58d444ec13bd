package dev.sluice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    private static final int SIZE = 3 << 20;

    @TempDir
    Path dir;

    private final MockWebServer server = new MockWebServer();
    private SluiceClient client;
    private Path source;

    @BeforeEach
    void start() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
        client = new SluiceClient(server.url("/"), "slk_key");
        source = Files.write(dir.resolve("Trailer é 1.mov"), new byte[SIZE]);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void sendsTheFileAndSaysHowFarItIs() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(202)
                .setHeader("Content-Type", "application/json")
                .body(Json.MAPPER.writeValueAsString(new Asset(
                        "a1", "T", AssetState.PREPARING, "vod", 1, null, null, null, null, Instant.EPOCH, "maria")))
                .build());
        var seen = new ArrayList<Long>();

        var asset = client.assets().add(source, null, "vod").send((sent, total) -> seen.add(sent));

        assertThat(asset.state()).isEqualTo(AssetState.PREPARING);
        assertThat(seen).isSorted().hasSizeGreaterThan(5).endsWith((long) SIZE);
        var request = server.takeRequest();
        assertThat(request.getBodySize()).isEqualTo(SIZE);
        assertThat(request.getUrl().queryParameter("name")).isEqualTo("Trailer é 1.mov");
        assertThat(request.getUrl().queryParameter("title")).isEqualTo("Trailer é 1");
    }

    @Test
    void canBeCancelledInTheMiddle() {
        var upload = client.assets().add(source, null, null);

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> upload.send((sent, total) -> upload.cancel()))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("cancelled"));
    }

    @Test
    void aMissingFileIsSaidBeforeAnythingIsSent() {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> client.assets().add(dir.resolve("no.mov"), null, null))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("source-unreadable"));
    }

    @Test
    void aFileThatShrinksIsItsOwnFaultAndNotTheNetworks() {
        var upload = client.assets().add(source, null, null);

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> upload.send((sent, total) -> truncate()))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("source-unreadable"));
    }

    private void truncate() {
        try {
            Files.write(source, new byte[10]);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
