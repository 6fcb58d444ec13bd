package dev.sluice.share;

import dev.sluice.floors.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of floors. */
final class FloorTable {
    private FloorTable() {}

    /** Why a floor was raised. */
    record Cause(String by, @Nullable String run, @Nullable String reason) {}

    static long epoch(Handle h, Scope scope) {
        return h.createQuery("select epoch from floor where scope = :scope")
                .bind("scope", key(scope))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** The floors that a new share is stamped with, by the text of their scopes; those never raised are left out. */
    static Map<String, Long> epochs(Handle h, ShareRow share) {
        return h
                .createQuery("""
                        select scope, epoch from floor where scope in
                          ('issued-before', 'everything', 'channel:' || :channel, 'asset:' || :asset, 'link:' || :link, 'viewer:' || :viewer)""")
                .bind("channel", share.channel())
                .bind("asset", share.asset())
                .bind("link", share.handle())
                .bind("viewer", share.viewer())
                .map((row, ctx) -> Map.entry(row.getString("scope"), row.getLong("epoch")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Optional<ScopedShares.Raised> raised(Handle h, Scope scope, String run) {
        return h.createQuery("select epoch, raised_at from floor where scope = :scope and run = :run")
                .bind("scope", key(scope))
                .bind("run", run)
                .map((row, ctx) ->
                        new ScopedShares.Raised(row.getLong("epoch"), Instant.ofEpochMilli(row.getLong("raised_at"))))
                .findOne();
    }

    /** Never lowers a floor: two invalidations may reach the store in either order. */
    static void raise(Handle h, Scope scope, long epoch, Instant at, Cause cause) {
        h.createUpdate("""
                        insert into floor values (:scope, :epoch, :at, :by, :run, :reason)
                        on conflict (scope) do update set epoch = :epoch, raised_at = :at, raised_by = :by, run = :run,
                          reason = :reason
                        where excluded.epoch > floor.epoch""")
                .bind("scope", key(scope))
                .bind("epoch", epoch)
                .bind("at", at.toEpochMilli())
                .bind("by", cause.by())
                .bind("run", cause.run())
                .bind("reason", cause.reason())
                .execute();
    }

    /** The cutoff of issued-before is its epoch, so that there is one row of it. */
    private static String key(Scope scope) {
        return scope.kind() == Scope.Kind.ISSUED_BEFORE ? "issued-before" : scope.toString();
    }
}
