package dev.sluice.telemetry;

import dev.sluice.api.Fault;
import dev.sluice.api.LinkHour;
import dev.sluice.api.Role;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.share.ShareQueries;
import dev.sluice.telemetry.quality.LinkHours;
import java.time.Clock;

/** What the viewers of one link got, by the control API. */
public final class LinkRoute {
    private static final String PATH = "/api/v1/quality/links/{handle}";

    private final LinkHours hours;
    private final ShareQueries shares;
    private final Clock clock;

    public LinkRoute(LinkHours hours, ShareQueries shares, Clock clock) {
        this.hours = hours;
        this.shares = shares;
        this.clock = clock;
    }

    /** The route. */
    public Route route() {
        return Route.get(
                PATH, Role.SUPPORT, "What the viewers of a link got in the newest hour", LinkHour.class, this::hour);
    }

    private Object hour(Call call) {
        String handle = call.path("handle");
        if (shares.find(handle).isEmpty()) {
            throw Fault.notFound("share-unknown", "There is no link with this handle.", "Copy it from the list.");
        }
        return hours.of(handle, clock.instant());
    }
}
