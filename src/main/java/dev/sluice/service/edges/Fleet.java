package dev.sluice.service.edges;

import dev.sluice.access.EdgeKeys;
import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Edge;
import dev.sluice.api.EdgeState;
import dev.sluice.api.LeaseTerms;
import dev.sluice.floors.Gate;
import dev.sluice.http.Route;
import dev.sluice.playback.Site;
import dev.sluice.runbook.step.BuiltInGateway;
import dev.sluice.runbook.step.Edges;
import dev.sluice.share.Feed;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The edges of a service: its own gateway and the agents that follow its feed. */
public final class Fleet {
    private final Gate gate;
    private final URI local;
    private final Clock clock;
    private final EdgeKeys keys;
    private final Roster roster;
    private final FeedTail tail;

    /**
     * The edges that hold keys.
     *
     * @param local where this machine reaches the built-in gateway
     * @param refused takes in what agents refused
     */
    public Fleet(EdgeKeys keys, Feed feed, Gate gate, URI local, Refusals refused, Clock clock) {
        this.gate = gate;
        this.local = local;
        this.clock = clock;
        this.keys = keys;
        tail = new FeedTail(feed, clock);
        roster = new Roster(keys, LeaseTerms.DEFAULT, tail, refused, clock);
    }

    /** The edges as the runbook's steps see them. */
    public Edges edges() {
        return new KnownEdges(new BuiltInGateway(gate, local, clock), roster);
    }

    /** The feed's routes and those about edges. */
    public List<Route> routes(Site site) {
        var routes =
                new ArrayList<>(new FeedRoutes(keys, roster, tail, gate, site, LeaseTerms.DEFAULT, clock).routes());
        routes.addAll(new EdgeRoutes(keys, this::all, roster::keyEnded).routes());
        return routes;
    }

    /** The checklist's line about edges. */
    public Stream<ChecklistItem> lines() {
        return Stream.of(EdgeLine.of(all()));
    }

    /** Every edge, the built-in one first. */
    public List<Edge> all() {
        long newest = gate.sequence();
        return Stream.concat(Stream.of(builtIn(newest)), roster.edges(newest).stream())
                .toList();
    }

    private Edge builtIn(long newest) {
        var state = EdgeState.CURRENT;
        return new Edge(EdgeKeys.BUILT_IN, local.toString(), state, null, newest, 0L, clock.instant(), null, 0, 0, 0);
    }

    /** How the edges stand, in three numbers. */
    public Standing standing() {
        var there = all().stream().filter(e -> e.state() != EdgeState.ABSENT).toList();
        int current =
                (int) there.stream().filter(e -> e.state() == EdgeState.CURRENT).count();
        OptionalLong lag = there.stream()
                .map(Edge::lagMs)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max();
        return new Standing(there.size(), current, there.size() > 1 && lag.isPresent() ? lag.getAsLong() : null);
    }

    /**
     * How the edges stand.
     *
     * @param known edges that are there, the built-in gateway included
     * @param current edges that have the newest sequence in force
     * @param lagMs what the slowest took to acknowledge, in milliseconds; null before any agent has
     */
    public record Standing(
            int known,
            int current,
            @org.jspecify.annotations.Nullable Long lagMs) {}
}
