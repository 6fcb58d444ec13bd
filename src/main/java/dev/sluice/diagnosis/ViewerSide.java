package dev.sluice.diagnosis;

import dev.sluice.api.Counted;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.SessionInfo;
import dev.sluice.api.SessionQuality;
import dev.sluice.api.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What viewers of a link got, as far as their players told: where to look when a link plays fine here.
 *
 * @param known what the service knows of the link; null without a service
 * @param now this machine's clock
 */
public record ViewerSide(@Nullable InspectedShare known, Instant now) {
    private static final String INSPECT = "Sluice Inspect";
    private static final long STARTUP_TARGET_MS = 2000;
    private static final double REBUFFER_TARGET = 0.01;

    /** Sessions of viewers, newest first: inspections start some, too. */
    public static List<SessionInfo> sessions(InspectedShare known) {
        return known.sessions().stream()
                .filter(s -> !s.client().equals(INSPECT))
                .toList();
    }

    /** Why a link that plays here may still fail its viewer. */
    String sentence() {
        if (known == null || known.share() == null) {
            return "It plays fine here, so look at the viewer's side.";
        }
        var sessions = sessions(known);
        if (sessions.isEmpty()) {
            return "It plays fine here, and nobody has started it yet: does the viewer have this very link?";
        }
        var last = sessions.getFirst();
        return "It plays fine here, so look at the viewer's side: " + Counted.of(sessions.size(), "session")
                + ", the last on " + last.client() + ", " + Words.ago(Duration.between(last.lastRequestAt(), now))
                + known.viewing(last.sid()).map(told -> ": " + experience(told)).orElse("") + ".";
    }

    /** Startup and stalls of all its viewings together; empty where nobody watched, or rules ended each of them. */
    Optional<Finding> finding() {
        if (known == null || sessions(known).isEmpty()) {
            return Optional.empty();
        }
        var told = told(known).toList();
        var watched = told.stream()
                .filter(viewing -> viewing.startupMs() != null || !refused(viewing))
                .toList();
        if (watched.isEmpty() && !told.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(watched.isEmpty() ? untold(sessions(known).size()) : judged(watched));
    }

    private static Stream<SessionQuality> told(InspectedShare known) {
        return sessions(known).stream()
                .flatMap(session -> known.viewing(session.sid()).stream())
                .filter(viewing -> viewing.startupMs() != null || viewing.watchedMs() > 0 || viewing.error() != null);
    }

    private static Finding untold(int sessions) {
        return new Finding(
                "viewers",
                Severity.NOT_MEASURED,
                "What its viewers got is not measured: their players told nothing.",
                Counted.of(sessions, "session"),
                "Players tell by CMCD; the watch and embed pages do by themselves.",
                null);
    }

    private static Finding judged(List<SessionQuality> told) {
        var worst = told.stream().filter(ViewerSide::poor).findFirst();
        return new Finding(
                "viewers",
                worst.isPresent() ? Severity.WARNS : Severity.HOLDS,
                worst.map(viewing -> "A viewer on " + who(viewing) + " had it badly: " + experience(viewing) + ".")
                        .orElse("Its viewers got it well: " + experience(told.getFirst()) + " for the last of them."),
                "telemetry, " + told.stream().filter(ViewerSide::poor).count() + " of "
                        + Counted.of(told.size(), "viewing")
                        + " over 2 s to the first picture, 1 % stalled, or failed",
                worst.isPresent() ? "Look at that viewer's device and network; Quality shows the session." : "",
                null);
    }

    /** Whether a rule ended it, which says nothing of the viewer's device and network. */
    private static boolean refused(SessionQuality viewing) {
        return viewing.error() != null
                && (viewing.telemetry().equals("requests")
                        || viewing.outcome().equals("refused")
                        || viewing.outcome().equals("stopped"));
    }

    private static boolean poor(SessionQuality viewing) {
        var startup = viewing.startupMs();
        return (viewing.error() != null && !refused(viewing))
                || (startup != null && startup > STARTUP_TARGET_MS)
                || viewing.stalledMs() > viewing.watchedMs() * REBUFFER_TARGET;
    }

    private static String who(SessionQuality viewing) {
        var words = Stream.of("device", "os", "region")
                .map(name -> viewing.traits().getOrDefault(name, ""))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty() ? "an unknown device" : String.join(", ", words);
    }

    /** What cut a viewing short, in words: {@code refused: revoked}; empty where nothing did. */
    public static Optional<String> fault(SessionQuality viewing) {
        return Optional.ofNullable(viewing.error())
                .map(error -> (refused(viewing) ? "refused: " : "failed with ") + error);
    }

    /** Startup, stalls and failure in words: {@code first picture after 1.2 s, 2 stalls of 3.4 s in all}. */
    public static String experience(SessionQuality viewing) {
        var startup = viewing.startupMs();
        var words = new ArrayList<String>();
        if (startup != null) {
            words.add("first picture after " + Words.millis((double) startup));
        } else if (!viewing.telemetry().equals("requests")) {
            words.add("no first picture told");
        }
        if (viewing.stalls() > 0) {
            words.add(Counted.of(viewing.stalls(), "stall") + " of " + Words.millis((double) viewing.stalledMs())
                    + " in all");
        } else if (startup != null) {
            words.add("no stall");
        }
        fault(viewing).ifPresent(words::add);
        return words.isEmpty() ? "the player told nothing" : String.join(", ", words);
    }
}
