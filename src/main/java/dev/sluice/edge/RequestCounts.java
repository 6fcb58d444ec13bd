package dev.sluice.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.sluice.floors.Scope;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many requests were served and refused since the agent started, and by which invalidations. Thread-safe. */
final class RequestCounts {
    private static final int SCOPES = 256;

    private final LongAdder served = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LoadingCache<Scope, LongAdder> byScope =
            Caffeine.newBuilder().maximumSize(SCOPES).build(scope -> new LongAdder());

    void serve() {
        served.increment();
    }

    /** @param scope null where no invalidation refused it */
    void refuse(@Nullable Scope scope) {
        refused.increment();
        if (scope != null) {
            byScope.get(scope).increment();
        }
    }

    long served() {
        return served.sum();
    }

    long refused() {
        return refused.sum();
    }

    Map<String, Long> byScope() {
        return byScope.asMap().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().toString(), e -> e.getValue().sum()));
    }
}
