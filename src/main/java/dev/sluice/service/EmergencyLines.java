package dev.sluice.service;

import static dev.sluice.service.Checklist.holds;
import static dev.sluice.service.Checklist.line;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Problem;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.Severity;
import dev.sluice.api.Ttl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of the checklist about the emergency: rehearsed, documented, nothing left frozen. */
final class EmergencyLines implements Supplier<Stream<ChecklistItem>> {
    private static final int TREND = 10;
    private static final String DRILL = "Run a drill: it hits canary links only.";

    private final Emergencies emergencies;
    private final Clock clock;

    EmergencyLines(Emergencies emergencies, Clock clock) {
        this.emergencies = emergencies;
        this.clock = clock;
    }

    @Override
    public Stream<ChecklistItem> get() {
        return Stream.of(revokePath(), runbooks(), stopped(), frozen());
    }

    private ChecklistItem revokePath() {
        List<Run> drills = emergencies.runbooks().drills(TREND);
        if (drills.isEmpty()) {
            return line(
                    Severity.NOT_MEASURED,
                    "revoke-path",
                    "Revoking everywhere has not been rehearsed",
                    "no drill has run to its end in this workspace",
                    DRILL,
                    "emergency");
        }
        Run last = drills.getFirst();
        Duration age = Duration.between(Objects.requireNonNull(last.endedAt()), clock.instant());
        if (last.state() != RunState.CLOSED) {
            return line(
                    Severity.BLOCKS,
                    "revoke-path",
                    "The last drill did not come out green",
                    evidence(last, age) + ", " + last.state().name().toLowerCase(java.util.Locale.ROOT),
                    "Read its report, mend what it names, run it again.",
                    "emergency");
        }
        Duration stale = Ttl.parse(emergencies.settings().get().drills().staleAfter());
        return age.compareTo(stale) <= 0
                ? holds("revoke-path", "Revoking reaches every edge", evidence(last, age) + trend(drills))
                : line(
                        Severity.BLOCKS,
                        "revoke-path",
                        "The last drill is " + span(age) + " old; " + span(stale) + " is the limit set here",
                        evidence(last, age) + trend(drills),
                        DRILL,
                        "emergency");
    }

    private static String evidence(Run drill, Duration age) {
        return "drill %s: contained in %s, verified in %s"
                .formatted(ago(age), millis(drill.containedMs()), millis(drill.verifiedMs()));
    }

    private static String trend(List<Run> drills) {
        var contained = drills.stream()
                .map(Run::containedMs)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return contained.size() < 2
                ? ""
                : "; median of the last %d: %s"
                        .formatted(contained.size(), millis(contained.get(contained.size() / 2)));
    }

    private ChecklistItem runbooks() {
        var shelf = emergencies.runbooks().shelf().shown();
        if (shelf.refused().isEmpty()) {
            return holds(
                    "runbooks",
                    "Every runbook can run",
                    shelf.runbooks().stream()
                            .map(d -> d.id() + " v" + d.version())
                            .reduce((a, b) -> a + " · " + b)
                            .orElse("none"));
        }
        Problem first = shelf.refused().getFirst();
        return line(
                Severity.BLOCKS,
                "runbooks",
                "A runbook of this workspace cannot run",
                first.title(),
                String.valueOf(first.nextAct()),
                "emergency");
    }

    /** A run that stands still: whoever began it may be gone, and issuance stays frozen meanwhile. */
    private ChecklistItem stopped() {
        var stopped = emergencies.runbooks().underWay().stream()
                .filter(run -> run.state() == RunState.PAUSED)
                .toList();
        if (stopped.isEmpty()) {
            return holds("stopped", "No run stands still", "none is paused");
        }
        return line(
                Severity.BLOCKS,
                "stopped",
                stopped.size() == 1 ? "A run stands still" : stopped.size() + " runs stand still",
                named(stopped),
                "Retry the step that stopped it, skip it with a reason, resume, or abort.",
                "emergency");
    }

    private ChecklistItem frozen() {
        var left = emergencies.thaw().left();
        if (left.isEmpty()) {
            return holds("frozen", "Links can be issued everywhere", "no ended run left issuance frozen");
        }
        return line(
                Severity.WARNS,
                "frozen",
                left.size() == 1 ? "A run left issuance frozen" : left.size() + " runs left issuance frozen",
                named(left),
                "Thaw it with a reason once you know what holds.",
                "emergency");
    }

    private static String named(List<Run> runs) {
        return runs.stream()
                .limit(3)
                .map(run -> run.scope() + " by run " + run.run())
                .collect(Collectors.joining(" · "));
    }

    private static String millis(@org.jspecify.annotations.Nullable Long millis) {
        return millis == null ? "–" : millis + " ms";
    }

    private static String ago(Duration age) {
        return age.toHours() == 0 ? "just now" : span(age) + " ago";
    }

    private static String span(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " d" : Math.max(1, time.toHours()) + " h";
    }
}
