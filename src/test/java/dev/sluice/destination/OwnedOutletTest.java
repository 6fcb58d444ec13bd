package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.HandClock;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
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
