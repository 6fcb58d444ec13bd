package dev.sluice.floors;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the gate knows, for a reader that starts with nothing or has missed more than the feed keeps.
 *
 * @param sequence the last feed entry contained; the reader goes on behind it
 * @param at the service's clock
 * @param issuedBefore shares created before it are dead; null when there is no such cutoff
 */
public record Snapshot(
        long sequence,
        Instant at,
        Floors floors,
        Set<String> killedKeys,
        @Nullable Instant issuedBefore,
        Denylist denied,
        Set<Scope> issuanceFrozen,
        List<Hold> holds) {

    public Snapshot {
        killedKeys = Set.copyOf(killedKeys);
        issuanceFrozen = Set.copyOf(issuanceFrozen);
        holds = List.copyOf(holds);
    }

    /** A service that never revoked anything. */
    public static Snapshot empty(Instant at) {
        return new Snapshot(0, at, Floors.NONE, Set.of(), null, Denylist.NONE, Set.of(), List.of());
    }
}
