package dev.sluice.edge;

import dev.sluice.api.Risk;
import dev.sluice.floors.Gate;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a load balancer whether this edge serves: 200, or 503 once its longest lease is over. */
final class Health {
    private final FeedFollower follower;
    private final Clock clock;

    Health(FeedFollower follower, Clock clock) {
        this.follower = follower;
        this.clock = clock;
    }

    /**
     * How an edge is.
     *
     * @param edge its name; null before the first contact
     * @param serves whether anything protected is served
     * @param sequence newest one in force
     * @param feedAgeMs time since the feed was last known to be complete
     * @param skewMs how far its clock is ahead of the service's
     */
    record Report(@Nullable String edge, boolean serves, long sequence, long feedAgeMs, long skewMs) {}

    Route route() {
        return Route.get("/edge/health", null, "Whether it serves", Report.class, this::answer);
    }

    private Object answer(Call call) {
        var report = report(follower.following());
        return Answers.json(report.serves() ? 200 : 503, "application/json", report);
    }

    private Report report(Optional<Following> following) {
        return following
                .map(f -> report(f.start().edge(), f.gate()))
                .orElseGet(() -> new Report(null, false, 0, Long.MAX_VALUE, 0));
    }

    private Report report(String edge, Gate gate) {
        var now = clock.instant();
        return new Report(
                edge,
                !gate.leaseLapsed(Risk.LOW, now),
                gate.sequence(),
                gate.age(now).toMillis(),
                gate.skew().toMillis());
    }
}
