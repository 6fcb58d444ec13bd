package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** What could hinder a show, looked at before it begins. */
final class Preflight {
    private static final Duration FRESH = Duration.ofHours(1);

    /** An hour of six megabits a second. */
    private static final long HOUR = 2_700_000_000L;

    private final Destinations destinations;
    private final LongSupplier free;
    private final Clock clock;

    Preflight(Destinations destinations, LongSupplier free, Clock clock) {
        this.destinations = destinations;
        this.free = free;
        this.clock = clock;
    }

    /** Worst first. */
    List<Finding> look(ShowRequest ask, Runnable check) {
        var findings = new ArrayList<Finding>();
        findings.add(source(check));
        findings.add(disk());
        ask.destinations().stream().distinct().forEach(id -> findings.add(destination(id)));
        findings.sort(Comparator.comparing(Finding::severity));
        return findings;
    }

    private static Finding source(Runnable check) {
        try {
            check.run();
            return holds("show-complete", "The source can be used and the show is complete.", "");
        } catch (Fault e) {
            String act = e.problem().nextAct();
            return new Finding(e.code(), Severity.BLOCKS, e.problem().title(), "", act == null ? "" : act, null);
        }
    }

    private Finding disk() {
        long bytes = free.getAsLong();
        String room = String.format(
                Locale.ROOT,
                "%.1f GiB free, about %.1f h at 6 Mbit/s",
                bytes / (double) (1L << 30),
                bytes / (double) HOUR);
        if (bytes > Disk.FLOOR + HOUR) {
            return holds("disk", "There is room for the recording.", room);
        }
        return new Finding(
                "disk",
                bytes < Disk.FLOOR ? Severity.BLOCKS : Severity.WARNS,
                "There is little room for the recording.",
                room,
                "Free some space; recording stops when the disk is nearly full, the show goes on.",
                null);
    }

    private Finding destination(String id) {
        Destination destination;
        try {
            destination = destinations.present(id);
        } catch (Fault e) {
            return new Finding(e.code(), Severity.BLOCKS, e.problem().title(), id, "Choose another one.", null);
        }
        if (destination.kind() == DestinationKind.OWNED) {
            return holds("destination", "“" + destination.name() + "” is this service itself.", "");
        }
        var tested = destination.tested();
        if (tested == null) {
            return new Finding(
                    "destination-untested",
                    Severity.NOT_MEASURED,
                    "“" + destination.name() + "” has never been tested.",
                    destination.place(),
                    "Test it now; it takes a few seconds.",
                    null);
        }
        if (tested.finding().severity() != Severity.HOLDS) {
            return new Finding(
                    tested.finding().code(),
                    Severity.WARNS,
                    "“" + destination.name() + "” failed its last test: "
                            + tested.finding().sentence(),
                    tested.at() + " " + tested.finding().evidence(),
                    tested.finding().fix(),
                    null);
        }
        boolean fresh = tested.at().isAfter(clock.instant().minus(FRESH));
        return fresh
                ? holds(
                        "destination",
                        "“" + destination.name() + "” took its test.",
                        tested.at().toString())
                : new Finding(
                        "destination-test-old",
                        Severity.INFO,
                        "“" + destination.name() + "” took a test, but long ago.",
                        tested.at().toString(),
                        "Test it again.",
                        null);
    }

    private static Finding holds(String code, String sentence, String evidence) {
        return new Finding(code, Severity.HOLDS, sentence, evidence, "", null);
    }
}
