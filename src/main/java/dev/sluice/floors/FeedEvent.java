package dev.sluice.floors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * One entry of the revocation feed. Sequences start at 1 and have no gaps; {@code at} is the service's clock.
 *
 * <p>A reader that meets a type it does not know must stop and fetch a snapshot or fail: the entry may be a revocation.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FeedEvent.FloorRaised.class, name = "floor-raised"),
    @JsonSubTypes.Type(value = FeedEvent.KeyKilled.class, name = "key-killed"),
    @JsonSubTypes.Type(value = FeedEvent.IssuedBefore.class, name = "issued-before"),
    @JsonSubTypes.Type(value = FeedEvent.SessionsDenied.class, name = "sessions-denied"),
    @JsonSubTypes.Type(value = FeedEvent.IssuanceFrozen.class, name = "issuance-frozen"),
    @JsonSubTypes.Type(value = FeedEvent.IssuanceThawed.class, name = "issuance-thawed"),
    @JsonSubTypes.Type(value = FeedEvent.HoldSet.class, name = "hold-set"),
    @JsonSubTypes.Type(value = FeedEvent.HoldLifted.class, name = "hold-lifted")
})
public sealed interface FeedEvent {
    long sequence();

    Instant at();

    /** What only shuts: applying it early, or twice, does no more than applying it once in its place. */
    sealed interface Restriction extends FeedEvent {}

    /** The floor of a link, viewer, asset, channel or everything is now {@code epoch}. */
    record FloorRaised(long sequence, Instant at, Scope scope, long epoch) implements Restriction {
        public FloorRaised {
            if (scope.kind() == Scope.Kind.KEY || scope.kind() == Scope.Kind.ISSUED_BEFORE) {
                throw new IllegalArgumentException("Keys and creation times have no floor");
            }
        }
    }

    /** Nothing that this key has signed is honoured any longer. */
    record KeyKilled(long sequence, Instant at, String kid) implements Restriction {}

    /** Shares created before the cutoff are dead. */
    record IssuedBefore(long sequence, Instant at, Instant cutoff) implements Restriction {}

    /**
     * Single sessions are dead.
     *
     * @param sessions session indexes, 1 to 2^32-1
     * @param until when the last token of the last of them ends
     */
    record SessionsDenied(long sequence, Instant at, List<Long> sessions, Instant until) implements Restriction {
        public SessionsDenied {
            sessions = List.copyOf(sessions);
        }
    }

    /** No share or session is issued inside the scope. */
    record IssuanceFrozen(long sequence, Instant at, Scope scope) implements Restriction {}

    /** Issuance inside the scope may go on. */
    record IssuanceThawed(long sequence, Instant at, Scope scope) implements FeedEvent {}

    /** A share is frozen or shortened; replaces an earlier hold of the same kind. */
    record HoldSet(long sequence, Instant at, Hold hold) implements FeedEvent {}

    /** Every hold on a share is over. */
    record HoldLifted(long sequence, Instant at, String share) implements FeedEvent {}
}
