package dev.sluice.share;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Risk;
import dev.sluice.api.Ttl;
import dev.sluice.api.TtlPolicy;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The TTL policy of each risk tier as an admin has set it. Thread-safe. */
public final class TtlTiers {
    private final Store store;
    private final Audit audit;
    private volatile TtlPolicies now;

    public TtlTiers(Store store, Audit audit) {
        this.store = store;
        this.audit = audit;
        now = store.read(TtlTiers::read);
    }

    /** What counts now. */
    public TtlPolicies now() {
        return now;
    }

    /**
     * Sets the range of a tier; shares that are out already are not touched.
     *
     * @throws Fault {@code policy-out-of-range}
     */
    public TtlPolicy change(TtlPolicy policy, Operator by) {
        check(policy);
        now = store.commit(h -> {
            var before = now.of(policy.risk());
            write(h, policy);
            audit.append(
                    h,
                    by.name(),
                    "policy.change",
                    "policy:" + ShareTable.lower(policy.risk()),
                    Map.of("before", range(before), "now", range(policy)));
            return read(h);
        });
        return policy;
    }

    private static void check(TtlPolicy policy) {
        if (policy.minSeconds() < Ttl.SHORTEST.toSeconds()
                || policy.maxSeconds() > Ttl.LONGEST.toSeconds()
                || policy.defaultSeconds() < policy.minSeconds()
                || policy.defaultSeconds() > policy.maxSeconds()) {
            throw Fault.badRequest(
                    "policy-out-of-range",
                    "A tier's range lies inside 10 min to 24 h, with its default inside the range; this one is "
                            + range(policy) + ".",
                    "Choose a shortest, default and longest time in this order.");
        }
    }

    private static String range(TtlPolicy policy) {
        return "%s to %s, default %s"
                .formatted(words(policy.minSeconds()), words(policy.maxSeconds()), words(policy.defaultSeconds()));
    }

    private static String words(long seconds) {
        return Ttl.words(Duration.ofSeconds(seconds));
    }

    private static void write(Handle h, TtlPolicy policy) {
        h.createUpdate("insert or replace into ttl_policy values (:risk, :least, :usual, :most)")
                .bind("risk", ShareTable.lower(policy.risk()))
                .bind("least", policy.minSeconds())
                .bind("usual", policy.defaultSeconds())
                .bind("most", policy.maxSeconds())
                .execute();
    }

    private static TtlPolicies read(Handle h) {
        List<TtlPolicy> kept = h.createQuery("select * from ttl_policy")
                .map((row, ctx) -> new TtlPolicy(
                        Risk.valueOf(row.getString("risk").toUpperCase(java.util.Locale.ROOT)),
                        row.getLong("min_seconds"),
                        row.getLong("default_seconds"),
                        row.getLong("max_seconds")))
                .list();
        return new TtlPolicies(TtlPolicies.DEFAULT.tiers().stream()
                .map(usual -> kept.stream()
                        .filter(k -> k.risk() == usual.risk())
                        .findFirst()
                        .orElse(usual))
                .toList());
    }
}
