package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An ingest that works and then misbehaves in mid-show, in each way there is; the owned player notices nothing of it. */
@Timeout(600)
class FaultyIngestTest {
    @Test
    void eachFaultHasAStateAndASentenceAndEndsWhenItIsOver(@TempDir Path folder) throws Exception {
        try (var nginx = NginxRtmp.start(Files.createDirectories(folder.resolve("nginx")));
                var between = new FaultyWay(nginx.port());
                var running = RunningService.start(folder)) {
            var client = running.admin();
            var ingest = client.destinations()
                    .add(new DestinationRequest(
                            "Ingest", DestinationKind.RTMP, "rtmp://127.0.0.1:" + between.port() + "/live", "key", null, null, null));
            var limited = client.destinations()
                    .add(new DestinationRequest(
                            "Two tries", DestinationKind.RTMP, ShowTest.NOBODY + "/live", "key", null, null, new Reconnects(2, 1, 2)));
            var late = client.destinations()
                    .add(new DestinationRequest("Late", DestinationKind.RTMP, nginx.address(), "late", 300, 5, null));
            String id = client.shows()
                    .start(new ShowRequest(
                            "Faults",
                            new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null),
                            List.of(Destination.OWNED, ingest.id(), limited.id(), late.id()),
                            "low-delay",
                            60,
                            null))
                    .id();
            become(running, id, ingest.id(), PublicationState.LIVE, "");
            // Its own bit rate, its own delay, its own patience.
            become(running, id, late.id(), PublicationState.LIVE, "");
            become(running, id, limited.id(), PublicationState.FAILED, "ingest-refused");
            // Five seconds, in which a source on a busy machine gives less than five seconds of pictures.
            var held = ShowTest.until(running, id, s -> health(s, late.id()).delayMs() != null && health(s, late.id()).delayMs() > 3_000);
            assertThat(health(held, late.id()).targetBitRate()).isEqualTo(300_000);

            between.reset();
            happens(running, id, "ingest-reset");
            become(running, id, ingest.id(), PublicationState.LIVE, "");
            between.stall(true);
            happens(running, id, "ingest-stalled");
            happens(running, id, "ingest-silent");
            // Still stalled, it accepts the next connection and says nothing.
            happens(running, id, "ingest-no-answer");
            between.stall(false);
            var live = become(running, id, ingest.id(), PublicationState.LIVE, "");
            assertThat(health(live, ingest.id()).reconnects()).isGreaterThanOrEqualTo(3);
            assertThat(health(live, ingest.id()).droppedFrames()).isPositive();
            assertThat(health(live, late.id()).reconnects()).isZero();
            // A busy machine may be late with a picture; a break would be of the ingests' making.
            assertThat(health(live, Destination.OWNED).reconnects()).isZero();
            assertThat(client.shows().events(id))
                    .filteredOn(e -> Destination.OWNED.equals(e.destination()))
                    .extracting(ShowEvent::code)
                    .isSubsetOf("live", "window-ready", "window-stale", "live-stale", "window-drift");
            client.shows().stop(id, late.id());
            become(running, id, late.id(), PublicationState.STOPPED, "stopped");
            become(running, id, ingest.id(), PublicationState.LIVE, "");
            client.shows().start(id, late.id());
            become(running, id, late.id(), PublicationState.LIVE, "");
            assertThat(client.shows().stop(id).publications())
                    .as("what was given up stays so")
                    .allMatch(p -> p.state() == (p.destination().equals(limited.id()) ? PublicationState.FAILED : PublicationState.STOPPED));
        }
    }

    private static Show become(RunningService running, String id, String destination, PublicationState state, String code)
            throws Exception {
        return ShowTest.until(running, id, s -> {
            var p = publication(s, destination);
            return p.state() == state && p.code().equals(code) && !p.sentence().isBlank();
        });
    }

    /** States between two attempts last a second or so; what was said of them stays. */
    private static void happens(RunningService running, String id, String code) throws Exception {
        ShowTest.until(running, id, s -> running.admin().shows().events(id).stream()
                .anyMatch(event -> event.code().equals(code)));
    }

    private static Publication.Health health(Show show, String destination) {
        return publication(show, destination).health();
    }

    private static Publication publication(Show show, String destination) {
        return show.publications().stream()
                .filter(p -> p.destination().equals(destination))
                .findFirst()
                .orElseThrow();
    }
}
