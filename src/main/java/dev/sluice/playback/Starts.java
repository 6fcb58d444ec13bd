package dev.sluice.playback;

import dev.sluice.api.Fault;
import dev.sluice.api.SessionGrant;
import dev.sluice.gateway.UserAgents;
import java.time.Clock;

/** Starts of sessions as viewers ask for them: timed, and remembered where they are refused. Inspections are no viewers. */
public final class Starts {
    private final Sessions sessions;
    private final EntitlementTimes times;
    private final RefusedStarts refused;
    private final Clock clock;

    public Starts(Sessions sessions, EntitlementTimes times, RefusedStarts refused, Clock clock) {
        this.sessions = sessions;
        this.times = times;
        this.refused = refused;
        this.clock = clock;
    }

    /** As {@link Sessions#start}. */
    SessionGrant start(String handle, Viewer viewer, boolean renews) {
        if (UserAgents.inspects(viewer.userAgent())) {
            return sessions.start(handle, viewer, renews);
        }
        try {
            return times.timed(() -> sessions.start(handle, viewer, renews));
        } catch (Fault fault) {
            refused.add(handle, fault.code(), viewer, clock.instant());
            throw fault;
        }
    }
}
