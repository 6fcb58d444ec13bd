package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Finding;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.hls.check.PlaylistWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * The owned player: the window over the recording, watched for what its viewers would notice. The live checks look at it
 * for as long as the show runs. Hysteresis: two looks make a trouble, ten without it end it.
 */
final class OwnedOutlet extends Outlet {
    /** A window that gets nothing new for longer is stale (RFC 8216 6.2.1). */
    private static final double STALE = 1.5;

    private static final int NEWEST = 3;
    private static final int LISTED = 6;
    private static final int BAD = 2;
    private static final int GOOD = 10;

    /** Dates in the playlist this far from the clock are told. */
    private static final Duration DRIFT = Duration.ofSeconds(5);

    /** Looking at a window of hours costs; at most a twentieth of the time goes into it. */
    private static final int SHARE = 20;

    private static final long PAUSE = 1_000_000_000;

    private final Recording recording;
    private final Supplier<String> window;
    private final Clock clock;
    private final int profileSeconds;
    private final PlaylistWatch watch = new PlaylistWatch(LiveWindow.MEDIA);
    private long nextReading = System.nanoTime();
    private List<Finding> findings = List.of();
    private Look last = Look.FINE;
    private int inARow;
    private volatile Duration drift = Duration.ZERO;

    /** What one look saw, and what would be said if it lasts. */
    private record Look(PublicationState state, String code, String sentence) {
        static final Look FINE = new Look(PublicationState.LIVE, "", "Viewers can join.");
    }

    /** @param window the playlist as viewers get it; empty before the first segment */
    OwnedOutlet(
            Destination destination,
            Recording recording,
            Supplier<String> window,
            int profileSeconds,
            Clock clock,
            Consumer<Publication> changed) {
        super(destination, clock, changed);
        this.recording = recording;
        this.window = window;
        this.clock = clock;
        this.profileSeconds = profileSeconds;
    }

    @Override
    void segments() {
        var all = recording.segments();
        drift = all.isEmpty() ? Duration.ZERO : Duration.between(end(all.getLast()), clock.instant());
    }

    @Override
    void tick() {
        var all = recording.segments();
        var text = window.get();
        // A segment is recorded a moment before it is listed; a list of nothing is not what viewers get.
        if (all.isEmpty() || text.isEmpty() || state() == PublicationState.STOPPED) {
            return;
        }
        read(text);
        var newest = all.getLast();
        var age = Duration.between(end(newest), clock.instant()).minus(drift);
        health(measured(all, age));
        see(look(all, age));
    }

    private void read(String text) {
        long now = System.nanoTime();
        if (now < nextReading) {
            return;
        }
        findings = watch.see(now / 1e9, clock.instant(), text);
        long end = System.nanoTime();
        nextReading = end + Math.max(PAUSE, (end - now) * SHARE);
    }

    private Look look(List<Segment> all, Duration age) {
        double target = Math.max(profileSeconds, all.getLast().seconds());
        if (age.toMillis() > target * STALE * 1000) {
            return new Look(
                    PublicationState.STALLED,
                    "window-stale",
                    "The playlist gets nothing new; viewers run into its end.");
        }
        double longest =
                last(all, LISTED).stream().mapToDouble(Segment::seconds).max().orElse(0);
        if (longest > profileSeconds + 0.5) {
            return new Look(
                    PublicationState.STRUGGLING,
                    "keyframes-sparse",
                    "The source's keyframes are too far apart: segments last %.1f s instead of %d."
                            .formatted(longest, profileSeconds));
        }
        return findings.stream()
                .findFirst()
                .map(f -> new Look(PublicationState.STRUGGLING, f.code(), f.sentence()))
                .orElseGet(this::dated);
    }

    /** Viewers do not notice that dates are off, but whoever joins streams by them does. */
    private Look dated() {
        return drift.abs().compareTo(DRIFT) <= 0
                ? Look.FINE
                : new Look(
                        PublicationState.LIVE,
                        "window-drift",
                        "Viewers can join; the dates in the playlist are %d s %s the clock, for the source gives %s than pass."
                                .formatted(
                                        drift.abs().toSeconds(),
                                        drift.isNegative() ? "ahead of" : "behind",
                                        drift.isNegative() ? "more seconds" : "fewer seconds"));
    }

    private void see(Look look) {
        inARow = look.code.equals(last.code) ? inARow + 1 : 1;
        last = look;
        boolean begins = state() == PublicationState.WAITING;
        if (begins || inARow >= (look.code.isEmpty() ? GOOD : BAD)) {
            move(look.state, look.code, look.sentence);
        }
    }

    private Publication.Health measured(List<Segment> all, Duration age) {
        var newest = last(all, NEWEST);
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

    private static List<Segment> last(List<Segment> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static Instant end(Segment s) {
        return s.at().plusNanos(Math.round(s.seconds() * 1e9));
    }
}
