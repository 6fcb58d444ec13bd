package dev.sluice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.PendingUpload;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    private static final int SIZE = 3 << 20;

    @TempDir
    Path dir;

    private final MockWebServer server = new MockWebServer();
    private static final Asset ASSET =
            new Asset("a1", "T", AssetState.PREPARING, "vod", 1, null, null, null, null, Instant.EPOCH, "maria");
    private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();
    private SluiceClient client;
    private Path source;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request);
                var done = request.getTarget().contains("/bytes") ? ASSET : null;
                return json(new PendingUpload("u1", "Trailer é 1.mov", SIZE, done == null ? 0 : SIZE, false, done));
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        client = new SluiceClient(server.url("/"), "slk_key");
        source = Files.write(dir.resolve("Trailer é 1.mov"), new byte[SIZE]);
    }

    private static MockResponse json(PendingUpload state) {
        try {
            return new MockResponse.Builder()
                    .setHeader("Content-Type", "application/json")
                    .body(Json.MAPPER.writeValueAsString(state))
                    .build();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void sendsTheFileAndSaysHowFarItIs() throws Exception {
        var seen = new ArrayList<Long>();

        var asset = client.assets().add(source, null, "vod").send((sent, total) -> seen.add(sent));

        assertThat(asset.state()).isEqualTo(AssetState.PREPARING);
        assertThat(seen).isSorted().hasSizeGreaterThan(5).endsWith((long) SIZE);
        var begun = asked.getFirst().getUrl();
        assertThat(begun.queryParameter("name")).isEqualTo("Trailer é 1.mov");
        assertThat(begun.queryParameter("title")).isEqualTo("Trailer é 1");
        assertThat(asked.getLast().getBodySize()).isEqualTo(SIZE);
    }

    @Test
    void canBeCancelledInTheMiddle() {
        var upload = client.assets().add(source, null, null);

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> upload.send((sent, total) -> upload.cancel()))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("cancelled"));
        assertThat(asked.getLast().getTarget()).as("nothing is left behind").contains("/uploads/u1/discard");
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
