package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.HandClock;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedOutletTest {
    private final HandClock clock = new HandClock();
    private final AtomicReference<String> window = new AtomicReference<>("");

    /** Read as a playlist, nothing would be one whose head changes with the first segment. */
    @Test
    void nothingIsSaidOfAWindowBeforeItIsThere(@TempDir Path folder) throws Exception {
        var segment = new Segment(0, 2, clock.instant().minusSeconds(2), false, true);
        Files.writeString(folder.resolve(segment.file()), "media");
        SegmentIndex.write(folder, List.of(segment));
        var recording = new Recording(folder, 2, () -> Long.MAX_VALUE, clock, () -> {});
        var outlet = new OwnedOutlet(owned(), recording, window::get, 2, clock, p -> {});

        outlet.tick();
        assertThat(outlet.state()).isEqualTo(PublicationState.WAITING);

        window.set(new LiveWindow(List.of(segment), 2, 20, false).text());
        outlet.tick();
        assertThat(outlet.publication().sentence()).isEqualTo("Viewers can join.");
    }

    /** A look that began before the end measures after it. */
    @Test
    void whatIsMeasuredAfterTheEndGivesNeitherRateNorDelay(@TempDir Path folder) throws Exception {
        var recording = new Recording(folder, 2, () -> Long.MAX_VALUE, clock, () -> {});
        var outlet = new OwnedOutlet(owned(), recording, window::get, 2, clock, p -> {});
        outlet.health(new Publication.Health(true, 800_000, 0, 0, 0, 1, 0, null, 6_000L));
        assertThat(outlet.publication().health().delayMs()).isEqualTo(6_000L);

        outlet.stop("stopped", "Ana ended the show.");
        outlet.health(new Publication.Health(true, 900_000, 0, 0, 0, 2, 0, null, 7_000L));

        assertThat(outlet.publication().health())
                .isEqualTo(new Publication.Health(false, 0, 0, 0, 0, 2, 0, null, null));
    }

    private static Destination owned() {
        return new Destination(
                Destination.OWNED,
                "Owned player",
                DestinationKind.OWNED,
                "",
                false,
                null,
                0,
                Reconnects.DEFAULT,
                null,
                null,
                Instant.EPOCH,
                "system");
    }
}
