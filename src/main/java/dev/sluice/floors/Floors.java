package dev.sluice.floors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.Map;

/**
 * An immutable picture of all floors.
 *
 * @param byScope the lowest epoch still honoured; a scope that is not named has floor 0
 */
public record Floors(@JsonValue Map<Scope, Long> byScope) {
    /** Nothing was ever revoked. */
    public static final Floors NONE = new Floors(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Floors {
        byScope = Map.copyOf(byScope);
    }

    /** The lowest epoch still honoured for a scope; what a new share is stamped with. */
    public long epoch(Scope scope) {
        return byScope.getOrDefault(scope, 0L);
    }

    /** The floors after one more invalidation of a scope. */
    public Floors raised(Scope scope) {
        var next = new HashMap<>(byScope);
        next.merge(scope, 1L, Long::sum);
        return new Floors(next);
    }
}
