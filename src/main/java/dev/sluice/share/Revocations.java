package dev.sluice.share;

import dev.sluice.audit.Audit;
import dev.sluice.floors.FeedEvent;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The acts of an invalidation. Each is in force when the call returns; durability follows and is told apart. */
public final class Revocations {
    private final Feed feed;
    private final Gate gate;
    private final Audit audit;

    public Revocations(Feed feed, Gate gate, Audit audit) {
        this.feed = feed;
        this.gate = gate;
        this.audit = audit;
    }

    /**
     * Containment of an invalidation: freezes issuance inside the scope, raises its floor and appends both to the feed, in
     * one transaction.
     *
     * @param run id of the invalidation
     */
    public Feed.Published contain(Scope scope, String run, String by, @Nullable String reason) {
        var cause = new FloorTable.Cause(by, run, reason);
        Feed.Draft freeze = (sequence, at) -> new FeedEvent.IssuanceFrozen(sequence, at, scope);
        return raise(scope, cause, List.of(freeze), "invalidation.contain");
    }

    /** Refuses everything that a compromised key has signed, outside of any run. */
    public Feed.Published killKey(Scope key, String by, @Nullable String reason) {
        return raise(key, new FloorTable.Cause(by, null, reason), List.of(), "key.floor");
    }

    /** Lets issuance inside the scope go on, as the run's own step. */
    public Feed.Published thaw(Scope scope, String run, String by) {
        return thaw(scope, run, by, "verified");
    }

    /** Lets issuance inside the scope go on, for a reason that a person states. */
    public Feed.Published thaw(Scope scope, String run, String by, String reason) {
        return feed.publish(
                List.of((sequence, at) -> new FeedEvent.IssuanceThawed(sequence, at, scope)),
                h -> audit.append(h, by, "invalidation.thaw", "scope:" + scope, Map.of("run", run, "reason", reason)));
    }

    private Feed.Published raise(Scope scope, FloorTable.Cause cause, List<Feed.Draft> before, String act) {
        synchronized (feed) {
            long epoch = epoch(scope);
            var drafts = new ArrayList<>(before);
            drafts.add(draft(scope, epoch));
            return feed.publish(drafts, h -> {
                FloorTable.raise(h, scope, epoch, feed.now(), cause);
                audit.append(h, cause.by(), act, subject(scope), detail(cause, epoch));
            });
        }
    }

    private static String subject(Scope scope) {
        return scope.kind() == Scope.Kind.LINK ? "share:" + scope.value() : "scope:" + scope;
    }

    private long epoch(Scope scope) {
        return switch (scope.kind()) {
            case ISSUED_BEFORE -> scope.cutoff().toEpochMilli();
            case KEY -> 1;
            case LINK, VIEWER, ASSET, CHANNEL, EVERYTHING -> gate.floor(scope) + 1;
        };
    }

    private static Feed.Draft draft(Scope scope, long epoch) {
        return switch (scope.kind()) {
            case ISSUED_BEFORE -> (sequence, at) -> new FeedEvent.IssuedBefore(sequence, at, scope.cutoff());
            case KEY -> (sequence, at) -> new FeedEvent.KeyKilled(sequence, at, scope.value());
            case LINK, VIEWER, ASSET, CHANNEL, EVERYTHING ->
                (sequence, at) -> new FeedEvent.FloorRaised(sequence, at, scope, epoch);
        };
    }

    private static Map<String, Object> detail(FloorTable.Cause cause, long epoch) {
        var detail = new HashMap<String, Object>();
        detail.put("epoch", epoch);
        if (cause.run() != null) {
            detail.put("run", cause.run());
        }
        if (cause.reason() != null) {
            detail.put("reason", cause.reason());
        }
        return detail;
    }
}
