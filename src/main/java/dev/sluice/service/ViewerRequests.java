package dev.sluice.service;

import dev.sluice.api.Fault;
import dev.sluice.gateway.Addresses;
import dev.sluice.gateway.UserAgents;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.playback.Viewer;
import dev.sluice.telemetry.ingest.Audience;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.session.Reconstruction;
import dev.sluice.token.Grant;
import java.net.InetAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What requests tell of viewers who need not tell anything themselves. Those of inspections are nobody's viewing. */
final class ViewerRequests {
    private final Inbox inbox;
    private final Addresses addresses;

    ViewerRequests(Inbox inbox, Addresses addresses) {
        this.inbox = inbox;
        this.addresses = addresses;
    }

    /** A media request of a session. */
    void asked(Request request, Viewer viewer, Grant grant, @Nullable String refusal) {
        String sid = grant.sid();
        if (sid != null && !UserAgents.inspects(viewer.userAgent())) {
            inbox.requested(
                    grant.share(),
                    sid,
                    refusal,
                    RequestCmcd.of(request),
                    audience(viewer.address(), viewer.userAgent()));
        }
    }

    /** The same routes, and viewers whom a rule turns away are counted. */
    List<Route> counting(List<Route> pages) {
        return pages.stream()
                .map(route -> route.path().endsWith("/session") ? counting(route) : route)
                .toList();
    }

    private Route counting(Route route) {
        return new Route(
                route.method(),
                route.path(),
                route.role(),
                route.summary(),
                route.request(),
                route.response(),
                call -> counted(route, call));
    }

    private Object counted(Route route, Call call) throws Exception {
        try {
            return route.action().handle(call);
        } catch (Fault e) {
            var who = audience(call.request());
            if (Reconstruction.policy(e.code()) && !UserAgents.inspects(who.userAgent())) {
                inbox.turnedAway(call.path("handle"), who);
            }
            throw e;
        }
    }

    /** Who asks, as far as the request gives away. */
    Audience audience(Request request) {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return audience(addresses.of(request), agent == null ? "" : agent);
    }

    private static Audience audience(InetAddress address, String agent) {
        return new Audience(address, agent, UserAgents.deviceClass(agent));
    }
}
