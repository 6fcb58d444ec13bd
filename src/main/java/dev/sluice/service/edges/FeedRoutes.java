package dev.sluice.service.edges;

import dev.sluice.access.EdgeKeys;
import dev.sluice.api.EdgePoll;
import dev.sluice.api.Fault;
import dev.sluice.api.LeaseTerms;
import dev.sluice.api.Problem;
import dev.sluice.floors.FeedCodec;
import dev.sluice.floors.FeedPage;
import dev.sluice.floors.FeedStart;
import dev.sluice.floors.Gate;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.playback.Site;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The revocation feed as edge agents follow it, behind an edge's key. */
final class FeedRoutes {
    /** How long an answer waits for something to tell; well below the shortest lease. */
    private static final Duration HELD = Duration.ofSeconds(1);

    private static final String JSON = "application/json";

    private final EdgeKeys keys;
    private final Roster roster;
    private final FeedTail tail;
    private final Gate gate;
    private final Site site;
    private final LeaseTerms terms;
    private final Clock clock;

    FeedRoutes(EdgeKeys keys, Roster roster, FeedTail tail, Gate gate, Site site, LeaseTerms terms, Clock clock) {
        this.keys = keys;
        this.roster = roster;
        this.tail = tail;
        this.gate = gate;
        this.site = site;
        this.terms = terms;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/feed",
                        null,
                        "Everything in force, for an edge that starts; needs an edge's key",
                        FeedStart.class,
                        this::start),
                Route.post(
                        "/api/v1/feed/poll",
                        null,
                        "Acknowledges, and waits a second for what comes next; needs an edge's key",
                        EdgePoll.class,
                        FeedPage.class,
                        this::poll));
    }

    private Object start(Call call) {
        var holder = holder(call);
        roster.startsAnew(holder);
        var snapshot = gate.snapshot(clock.instant());
        var start = new FeedStart(
                tail.id(), holder.name(), site.issuer(), site.edgeSet(), site.mediaBase(), terms, snapshot);
        return new Reply(200, JSON, Map.of(), ByteBuffer.wrap(FeedCodec.bytes(start)));
    }

    private Object poll(Call call) throws IOException, InterruptedException {
        var holder = holder(call);
        var poll = call.body(EdgePoll.class);
        if (tail.reaches(poll.feed(), poll.acknowledged())) {
            roster.heard(holder, poll);
        }
        var held = poll.leaving() ? Duration.ZERO : HELD;
        return Reply.text(200, JSON, FeedCodec.write(tail.after(poll.feed(), poll.acknowledged(), held)));
    }

    private EdgeKeys.Holder holder(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.startsWith("Bearer ")) {
            throw new Fault(Problem.of(
                    401,
                    "edge-key-missing",
                    "The feed needs the key of an edge.",
                    null,
                    "Send it as Authorization: Bearer; `sluice edge-key create` makes one."));
        }
        return keys.authenticate(header.substring("Bearer ".length()).strip());
    }
}
