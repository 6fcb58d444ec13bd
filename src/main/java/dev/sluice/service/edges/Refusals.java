package dev.sluice.service.edges;

import dev.sluice.api.Fault;
import dev.sluice.floors.Scope;
import java.util.Map;

/** Where the requests go that edge agents refused under invalidated scopes. */
@FunctionalInterface
public interface Refusals {
    /** So many more as an agent may name at once. */
    int MOST = 256;

    /** Takes them in. */
    void add(Scope scope, long requests);

    /** As an agent says it; what is no scope does not count. */
    default void addAll(Map<String, Long> byScope) {
        byScope.entrySet().stream().limit(MOST).forEach(e -> {
            try {
                add(Scope.parse(e.getKey()), e.getValue());
            } catch (Fault noScope) {
                // An agent of another version may know scopes that this service does not.
                org.slf4j.LoggerFactory.getLogger(Refusals.class).debug("Not a scope: {}", e.getKey(), noScope);
            }
        });
    }
}
