package dev.sluice.floors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is revoked and held. One thread at a time changes it, any number read it meanwhile: maps are concurrent, the rest is
 * replaced as a whole.
 */
final class Revocations {
    /** Tokens live for 24 h at most; a raced mint gets an hour more. After that, a link's floor guards nothing. */
    private static final Duration LINK_FLOOR_KEPT = Duration.ofHours(25);

    private final Map<Scope.Kind, Map<String, Floor>> floors = new EnumMap<>(Scope.Kind.class);
    private final Map<String, Hold.Frozen> frozen = new ConcurrentHashMap<>();
    private final Map<String, Hold.Shortened> shortened = new ConcurrentHashMap<>();
    private volatile Set<String> killedKeys;
    private volatile @Nullable Instant cutoff;
    private volatile Denylist denied;
    private volatile Set<Scope> issuanceFrozen;

    Revocations(Snapshot snapshot) {
        for (var kind : Scope.Kind.values()) {
            floors.put(kind, new ConcurrentHashMap<>());
        }
        snapshot.floors().byScope().forEach((scope, epoch) -> raise(scope, epoch, snapshot.at()));
        snapshot.holds().forEach(this::hold);
        this.killedKeys = snapshot.killedKeys();
        this.cutoff = snapshot.issuedBefore();
        this.denied = snapshot.denied();
        this.issuanceFrozen = snapshot.issuanceFrozen();
    }

    void take(FeedEvent event) {
        switch (event) {
            case FeedEvent.FloorRaised e -> raise(e.scope(), e.epoch(), e.at());
            case FeedEvent.KeyKilled e -> killedKeys = with(killedKeys, e.kid());
            case FeedEvent.IssuedBefore e ->
                cutoff = cutoff == null || cutoff.isBefore(e.cutoff()) ? e.cutoff() : cutoff;
            case FeedEvent.SessionsDenied e -> denied = denied.with(e.sessions(), e.until());
            case FeedEvent.IssuanceFrozen e -> issuanceFrozen = with(issuanceFrozen, e.scope());
            case FeedEvent.IssuanceThawed e -> issuanceFrozen = without(issuanceFrozen, e.scope());
            case FeedEvent.HoldSet e -> hold(e.hold());
            case FeedEvent.HoldLifted e -> {
                frozen.remove(e.share());
                shortened.remove(e.share());
            }
        }
    }

    private void raise(Scope scope, long epoch, Instant at) {
        floors(scope.kind()).merge(scope.value(), new Floor(epoch, at), Floor::higher);
    }

    private void hold(Hold hold) {
        switch (hold) {
            case Hold.Frozen h -> frozen.put(h.share(), h);
            case Hold.Shortened h -> shortened.put(h.share(), h);
        }
    }

    @Nullable
    Refusal refusal(Stamp stamp, Instant now) {
        var revoked = belowFloor(stamp);
        if (revoked != null) {
            return new Refusal(Refusal.Reason.REVOKED, revoked);
        }
        var kid = stamp.kid();
        if (kid != null && killedKeys.contains(kid)) {
            return new Refusal(Refusal.Reason.KEY_KILLED, Scope.key(kid));
        }
        var before = cutoff;
        if (before != null && stamp.created().isBefore(before)) {
            return new Refusal(Refusal.Reason.ISSUED_BEFORE, Scope.issuedBefore(before));
        }
        if (denied.contains(stamp.session())) {
            return new Refusal(Refusal.Reason.SESSION_DENIED, null);
        }
        return held(stamp.share(), now);
    }

    private @Nullable Refusal held(String share, Instant now) {
        if (frozen.containsKey(share)) {
            return new Refusal(Refusal.Reason.FROZEN, null);
        }
        var until = shortened.get(share);
        return until == null || now.isBefore(until.notAfter()) ? null : new Refusal(Refusal.Reason.SHORTENED, null);
    }

    private @Nullable Scope belowFloor(Stamp stamp) {
        var epochs = stamp.epochs();
        if (epochs.everything() < floor(Scope.Kind.EVERYTHING, "")) {
            return Scope.EVERYTHING;
        }
        if (epochs.channel() < floor(Scope.Kind.CHANNEL, stamp.channel())) {
            return Scope.channel(stamp.channel());
        }
        if (epochs.asset() < floor(Scope.Kind.ASSET, stamp.asset())) {
            return Scope.asset(stamp.asset());
        }
        if (epochs.share() < floor(Scope.Kind.LINK, stamp.share())) {
            return Scope.link(stamp.share());
        }
        var viewer = stamp.viewer();
        return viewer != null && epochs.viewer() < floor(Scope.Kind.VIEWER, viewer) ? Scope.viewer(viewer) : null;
    }

    @Nullable
    Scope issuanceFrozen(Stamp stamp) {
        for (var scope : issuanceFrozen) {
            if (covers(scope, stamp)) {
                return scope;
            }
        }
        return null;
    }

    Set<Scope> issuanceFrozen() {
        return issuanceFrozen;
    }

    boolean issuanceFrozen(Scope scope) {
        return issuanceFrozen.contains(scope);
    }

    private static boolean covers(Scope scope, Stamp stamp) {
        return switch (scope.kind()) {
            case EVERYTHING -> true;
            case CHANNEL -> scope.value().equals(stamp.channel());
            case ASSET -> scope.value().equals(stamp.asset());
            case LINK -> scope.value().equals(stamp.share());
            case VIEWER -> scope.value().equals(stamp.viewer());
            // Before a token is signed nobody knows its key; holding it back is the safe answer.
            case KEY -> stamp.kid() == null || scope.value().equals(stamp.kid());
            case ISSUED_BEFORE -> stamp.created().isBefore(scope.cutoff());
        };
    }

    long floor(Scope.Kind kind, String value) {
        var floor = floors(kind).get(value);
        return floor == null ? 0 : floor.epoch;
    }

    private Map<String, Floor> floors(Scope.Kind kind) {
        return floors.getOrDefault(kind, Map.of());
    }

    /** Forgets what guards nothing any more. */
    void prune(Instant now) {
        denied = denied.after(now);
        frozen.values().removeIf(h -> !now.isBefore(h.until()));
        shortened.values().removeIf(h -> !now.isBefore(h.until()));
        floors(Scope.Kind.LINK)
                .values()
                .removeIf(f -> f.at.plus(LINK_FLOOR_KEPT).isBefore(now));
    }

    Snapshot snapshot(long sequence, Instant at) {
        var byScope = new HashMap<Scope, Long>();
        floors.forEach((kind, map) -> map.forEach((value, floor) -> byScope.put(new Scope(kind, value), floor.epoch)));
        List<Hold> holds = new ArrayList<>(frozen.values());
        holds.addAll(shortened.values());
        return new Snapshot(sequence, at, new Floors(byScope), killedKeys, cutoff, denied, issuanceFrozen, holds);
    }

    private static <T> Set<T> with(Set<T> set, T more) {
        var next = new HashSet<>(set);
        next.add(more);
        return Set.copyOf(next);
    }

    private static <T> Set<T> without(Set<T> set, T less) {
        var next = new HashSet<>(set);
        next.remove(less);
        return Set.copyOf(next);
    }

    private record Floor(long epoch, Instant at) {
        Floor higher(Floor other) {
            return other.epoch > epoch ? other : this;
        }
    }
}
