package dev.sluice.console.destinations;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.HealthSample;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowState;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the screen, as it was at one moment.
 *
 * @param shows running ones first
 * @param destinations the catalogue
 * @param selected the show in view; null where there is none
 * @param events of that show, newest first
 * @param history of each of its destinations, oldest first
 * @param picture newest still, JPEG; null before the first
 */
@SuppressWarnings("ArrayRecordComponent") // the picture is passed on once and never compared
record Board(
        List<Show> shows,
        List<Destination> destinations,
        @Nullable Show selected,
        List<ShowEvent> events,
        Map<String, List<HealthSample>> history,
        byte @Nullable [] picture) {

    /** The answer of the screen. */
    record Sum(Tone tone, String sentence, String why) {}

    Sum sum() {
        var show = selected;
        if (show == null) {
            return idle();
        }
        return switch (show.state()) {
            case SCHEDULED ->
                new Sum(
                        Tone.INFO,
                        "“" + show.title() + "” begins by itself",
                        "The service begins it at its time, whether this window is open or not.");
            case STARTING ->
                new Sum(
                        Tone.INFO,
                        "“" + show.title() + "” waits for its source",
                        show.input().sentence());
            case FAILED -> new Sum(Tone.BAD, "“" + show.title() + "” never came to a picture", why(show));
            case ENDED -> ended(show);
            case LIVE -> live(show);
        };
    }

    private Sum idle() {
        var others = destinations.stream()
                .filter(d -> d.kind() != DestinationKind.OWNED)
                .toList();
        long proven = others.stream()
                .map(Destination::tested)
                .filter(tested -> tested != null && tested.finding().severity() == Severity.HOLDS)
                .count();
        return new Sum(
                Tone.NEUTRAL,
                "Nothing is on; %d of %d destinations took their last test".formatted(proven, others.size()),
                "Test each before the show: an ingest really gets three seconds of a test card.");
    }

    private static Sum live(Show show) {
        if (!show.input().state().equals("live")) {
            return new Sum(
                    Tone.BAD,
                    "The source of “" + show.title() + "” is gone",
                    show.input().sentence());
        }
        var wanted = show.publications().stream()
                .filter(p -> p.state() != PublicationState.STOPPED)
                .toList();
        long well =
                wanted.stream().filter(p -> p.state() == PublicationState.LIVE).count();
        if (well == wanted.size()) {
            return new Sum(Tone.OK, "All %d destinations take the show".formatted(wanted.size()), recording(show));
        }
        var others =
                wanted.stream().filter(p -> p.state() != PublicationState.LIVE).toList();
        // One that still connects, or is held back, has no trouble and hides none.
        var troubled = others.stream().filter(p -> inTrouble(p.state())).toList();
        var first = troubled.isEmpty() ? others.getFirst() : troubled.getFirst();
        var more = switch (troubled.size()) {
            case 0, 1 -> "";
            case 2 -> " One more has trouble.";
            default -> " %d more have trouble.".formatted(troubled.size() - 1);
        };
        return new Sum(
                Tone.WARN,
                "%d of %d destinations take the show".formatted(well, wanted.size()),
                first.name() + ": " + first.sentence() + more);
    }

    private static boolean inTrouble(PublicationState state) {
        return tone(state) == Tone.WARN || tone(state) == Tone.BAD;
    }

    private static Sum ended(Show show) {
        if (show.startedAt() == null) {
            return new Sum(Tone.NEUTRAL, "“" + show.title() + "” was called off before it began", "");
        }
        var length = Figures.clock(show.recordedMs());
        return show.replay() == null
                ? new Sum(Tone.NEUTRAL, "“" + show.title() + "” is over; there is no replay", "")
                : new Sum(Tone.OK, "“" + show.title() + "” is over; its replay of " + length + " can be shared", "");
    }

    private static String recording(Show show) {
        var stopped = show.input().recording();
        return stopped == null ? "Recorded without a gap of its own making." : stopped;
    }

    private String why(Show show) {
        return events.stream()
                .filter(e -> e.show().equals(show.id()) && e.destination() == null)
                .findFirst()
                .map(ShowEvent::sentence)
                .orElse("");
    }

    /** Whether the show in view still changes by itself. */
    boolean moving() {
        var show = selected;
        return show != null && (show.state() == ShowState.LIVE || show.state() == ShowState.STARTING);
    }

    /** Colour of a state. */
    static Tone tone(PublicationState state) {
        return switch (state) {
            case LIVE -> Tone.OK;
            case STRUGGLING, STALLED, RETRYING -> Tone.WARN;
            case FAILED -> Tone.BAD;
            case CONNECTING -> Tone.INFO;
            case WAITING, STOPPED -> Tone.NEUTRAL;
        };
    }

    static Tone tone(ShowState state) {
        return switch (state) {
            case LIVE -> Tone.OK;
            case STARTING, SCHEDULED -> Tone.INFO;
            case FAILED -> Tone.BAD;
            case ENDED -> Tone.NEUTRAL;
        };
    }

    /** The publication of a destination; null when the show has none. */
    @Nullable
    Publication publication(String destination) {
        var show = selected;
        return show == null
                ? null
                : show.publications().stream()
                        .filter(p -> p.destination().equals(destination))
                        .findFirst()
                        .orElse(null);
    }
}
