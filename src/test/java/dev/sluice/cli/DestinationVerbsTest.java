package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Reconnects;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the credential of a destination comes from. */
class DestinationVerbsTest {
    @AutoClose
    private final Harness cli;

    DestinationVerbsTest(@TempDir Path workspace) {
        cli = new Harness(workspace);
        cli.env.put("SLUICE_CREDENTIAL", "stream-key\n");
    }

    @Test
    void addReadsItFromTheEnvironment() throws Exception {
        cli.answer(destination());

        assertThat(cli.run("destination", "add", "rtmp", "rtmps://a.example/live"))
                .isZero();

        assertThat(cli.body().get("credential").asText()).isEqualTo("stream-key");
    }

    @Test
    void changeDoesSoForAnotherAddressOnly() throws Exception {
        for (int answers = 0; answers < 4; answers++) {
            cli.answer(destination());
        }

        assertThat(cli.run("destination", "change", "d1", "--address", "rtmps://b.example/live"))
                .isZero();
        cli.request();
        assertThat(cli.body().get("credential").asText()).isEqualTo("stream-key");

        assertThat(cli.run("destination", "change", "d1", "--name", "Backup")).isZero();
        cli.request();
        assertThat(cli.body().path("credential").asText("")).isEmpty();
    }

    private static Destination destination() {
        return new Destination(
                "d1",
                "Main",
                DestinationKind.RTMP,
                "rtmps://a.example/live",
                true,
                null,
                0,
                new Reconnects(0, 1, 30),
                "main",
                null,
                Instant.EPOCH,
                "dana");
    }
}
