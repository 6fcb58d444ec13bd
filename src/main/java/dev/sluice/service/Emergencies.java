package dev.sluice.service;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Operator;
import dev.sluice.api.RefusedRequests;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.api.ServiceStatus;
import dev.sluice.api.Ttl;
import dev.sluice.floors.Scope;
import dev.sluice.playback.RefusedCounts;
import dev.sluice.runbook.Runbooks;
import dev.sluice.runbook.Shelf;
import dev.sluice.runbook.step.LaterThaw;
import dev.sluice.runbook.step.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a service does about emergencies besides single runs: rehearses them, reads its runbooks again, tells how it stands. */
final class Emergencies {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int SECONDS_SHOWN = 1800;
    private static final Operator SCHEDULE = new Operator("schedule", Role.ADMIN);

    private final Runbooks runbooks;
    private final Settings settings;
    private final LaterThaw thaw;
    private final RefusedCounts refused;
    private final Clock clock;
    private final Timetable timetable;
    private @Nullable Instant tried;

    Emergencies(
            Runbooks runbooks,
            Settings settings,
            LaterThaw thaw,
            RefusedCounts refused,
            Clock clock,
            Timetable timetable) {
        this.runbooks = runbooks;
        this.settings = settings;
        this.thaw = thaw;
        this.refused = refused;
        this.clock = clock;
        this.timetable = timetable;
    }

    Runbooks runbooks() {
        return runbooks;
    }

    Settings settings() {
        return settings;
    }

    LaterThaw thaw() {
        return thaw;
    }

    /**
     * Takes up what the last process left; before the service answers anybody.
     *
     * @throws dev.sluice.api.Fault {@code runbook-unknown} where there is no emergency runbook
     */
    void takeUp() {
        runbooks.shelf().get(Shelf.EMERGENCY);
        runbooks.takeUp();
    }

    /** Goes on with it, then keeps an eye on runbooks and rehearsals. */
    void open() {
        runbooks.goOn();
        timetable.after(LOOK, () -> timetable.every(LOOK, "Looking at runbooks and rehearsals", this::look));
    }

    private void look() {
        runbooks.shelf().refresh();
        rehearse();
    }

    /** Starts a drill that is due: over everything, so that its controls are any links that play. */
    private void rehearse() {
        EmergencySettings.Drills drills = settings.get().drills();
        if (drills.every() == null || runbooks.underWay().stream().anyMatch(Run::drill)) {
            return;
        }
        Duration every = Ttl.parse(drills.every());
        Instant last =
                runbooks.drills(1).stream().map(Run::declaredAt).findFirst().orElse(Instant.EPOCH);
        Instant now = clock.instant();
        boolean due = !now.isBefore(last.plus(every)) && (tried == null || !now.isBefore(tried.plus(retry(every))));
        if (due) {
            tried = now;
            runbooks.start(new RunRequest("everything", "scheduled drill", true), SCHEDULE);
        }
    }

    /** A drill that could not even begin is tried again sooner than the next one is due. */
    private static Duration retry(Duration every) {
        Duration hour = Duration.ofHours(1);
        return every.compareTo(hour) < 0 ? every : hour;
    }

    /** Runs and drills that work now. */
    int running() {
        return (int) runbooks.underWay().stream()
                .filter(run -> run.state() == RunState.RUNNING)
                .count();
    }

    /** The last drill that ended, for the status line. */
    ServiceStatus.@Nullable Drill lastDrill() {
        return runbooks.drills(1).stream()
                .map(run -> new ServiceStatus.Drill(Objects.requireNonNull(run.endedAt()), run.containedMs()))
                .findFirst()
                .orElse(null);
    }

    /** What was refused under a run's scope since its click. */
    RefusedRequests refused(String run) {
        Run shown = runbooks.find(run);
        List<Long> counts = refused.since(Scope.parse(runbooks.target(run)), shown.declaredAt(), SECONDS_SHOWN);
        return new RefusedRequests(
                shown.declaredAt(),
                counts,
                counts.stream().mapToLong(Long::longValue).sum());
    }
}
