package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** The owned player: the window over the recording, watched for what its viewers would notice. */
final class OwnedOutlet extends Outlet {
    /** A window that gets nothing new for longer is stale (RFC 8216 6.2.1). */
    private static final double STALE = 1.5;

    private static final int NEWEST = 3;

    private final Recording recording;
    private final Clock clock;
    private final int profileSeconds;

    OwnedOutlet(
            Destination destination,
            Recording recording,
            int profileSeconds,
            Clock clock,
            Consumer<Publication> changed) {
        super(destination, clock, changed);
        this.recording = recording;
        this.clock = clock;
        this.profileSeconds = profileSeconds;
    }

    @Override
    void tick() {
        var all = recording.segments();
        if (all.isEmpty() || state() == PublicationState.STOPPED) {
            return;
        }
        var last = all.getLast();
        var age = Duration.between(end(last), clock.instant());
        health(measured(all, age));
        double target = Math.max(profileSeconds, last.seconds());
        if (age.toMillis() > target * STALE * 1000) {
            move(PublicationState.STALLED, "window-stale", "The playlist gets nothing new; viewers run into its end.");
        } else if (last.seconds() > profileSeconds + 0.5) {
            move(
                    PublicationState.STRUGGLING,
                    "keyframes-sparse",
                    "The source's keyframes are too far apart: segments last %.1f s instead of %d."
                            .formatted(last.seconds(), profileSeconds));
        } else {
            move(PublicationState.LIVE, "", "Viewers can join.");
        }
    }

    private Publication.Health measured(List<Segment> all, Duration age) {
        var newest = all.subList(Math.max(0, all.size() - NEWEST), all.size());
        double seconds = newest.stream().mapToDouble(Segment::seconds).sum();
        long rate = Math.round(newest.stream().mapToLong(this::bytes).sum() * 8 / seconds);
        int breaks = (int) all.stream().filter(Segment::gap).count();
        // A viewer starts three segments back, which is where most of the delay of HLS comes from.
        return new Publication.Health(
                true, rate, 0, 0, 0, breaks, 0, null, age.toMillis() + Math.round(seconds * 1000));
    }

    private long bytes(Segment segment) {
        try {
            return Files.size(recording.folder().resolve(segment.file()));
        } catch (IOException e) {
            LoggerFactory.getLogger(OwnedOutlet.class).warn("A segment cannot be read: {}", segment.file(), e);
            return 0;
        }
    }

    private static java.time.Instant end(Segment s) {
        return s.at().plusNanos(Math.round(s.seconds() * 1e9));
    }
}
