package dev.sluice.share;

import dev.sluice.api.BulkKind;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Problem;
import dev.sluice.floors.FeedEvent;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Hold;
import dev.sluice.floors.Scope;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is done to shares in the course of their life, to one or to some hundreds in one transaction. What stops something is
 * in force before it is durable; the call returns when it is durable.
 */
public final class ShareActs {
    private final Store store;
    private final Feed feed;
    private final Gate gate;
    private final Clock clock;
    private final ShareQueries queries;
    private final Supplier<TtlPolicies> policies;
    private final ChangeTable table;

    public ShareActs(
            Store store,
            Feed feed,
            Gate gate,
            Clock clock,
            ShareQueries queries,
            Supplier<TtlPolicies> policies,
            ChangeTable table) {
        this.store = store;
        this.feed = feed;
        this.gate = gate;
        this.clock = clock;
        this.queries = queries;
        this.policies = policies;
        this.table = table;
    }

    /** A share and what is to be done to it. */
    public record Decided(Standing share, ShareChange change) {}

    /**
     * What came of one share.
     *
     * @param before as it was
     * @param problem why nothing was done; null where it was
     * @param fresh the share that was made from it; null where none was
     */
    public record Outcome(
            Standing before,
            @Nullable Problem problem,
            @Nullable Standing fresh) {}

    /** What else is written in the transaction. */
    @FunctionalInterface
    public interface Alongside {
        void write(Handle h, List<Outcome> outcomes);
    }

    /**
     * Does it to one share.
     *
     * @return the share as it is now, or the one that was made from it
     * @throws Fault {@code share-unknown}, {@code not-yet-durable} where it is in force and the disk is full, or why it refuses
     */
    public Standing one(BulkKind kind, String handle, @Nullable String ttl, @Nullable String reason, Operator by) {
        var share = queries.get(handle);
        var decided = new Decided(share, decisions(by).decide(kind, share, ttl, reason));
        var outcome = apply(List.of(decided), by, Map.of(), (h, outcomes) -> {}, Feed.Published::await)
                .getFirst();
        if (outcome.problem() != null) {
            throw new Fault(outcome.problem());
        }
        return outcome.fresh() == null ? queries.get(handle) : outcome.fresh();
    }

    /** Decides by the policies and the clock of now. */
    public Decisions decisions(Operator by) {
        return new Decisions(policies.get(), by, Instant.ofEpochMilli(clock.millis()));
    }

    /**
     * Does what was decided.
     *
     * @param detail goes into each share's line of the audit log
     */
    public List<Outcome> apply(List<Decided> decided, Operator by, Map<String, ?> detail, Alongside alongside) {
        return apply(
                decided, by, detail, alongside, published -> published.durable().join());
    }

    private List<Outcome> apply(
            List<Decided> decided,
            Operator by,
            Map<String, ?> detail,
            Alongside alongside,
            Consumer<Feed.Published> durable) {
        var outcomes = new AtomicReference<List<Outcome>>(List.of());
        Feed.Alongside write = h -> {
            outcomes.set(table.write(h, decided, by, detail));
            alongside.write(h, outcomes.get());
        };
        Map<String, Instant> shortened = store.read(h -> table.shortened(h, decided));
        Feed.@Nullable Published published = publish(decided, shortened, write);
        if (published == null) {
            store.commit(h -> {
                write.write(h);
                return decided.size();
            });
        } else {
            durable.accept(published);
        }
        return outcomes.get();
    }

    /** Floors are counted up from what is in force, so nothing may come between reading and raising. */
    private Feed.@Nullable Published publish(
            List<Decided> decided, Map<String, Instant> shortened, Feed.Alongside write) {
        synchronized (feed) {
            var drafts = new ArrayList<Feed.Draft>();
            decided.forEach(each -> draft(each, shortened.get(each.share().row().handle()), drafts));
            return drafts.isEmpty() ? null : feed.publish(drafts, write);
        }
    }

    private void draft(Decided decided, @Nullable Instant shortened, List<Feed.Draft> drafts) {
        ShareRow row = decided.share().row();
        String handle = row.handle();
        switch (decided.change()) {
            case ShareChange.Freeze freeze ->
                drafts.add(hold(new Hold.Frozen(handle, ChangeTable.over(decided.share(), shortened))));
            case ShareChange.Unfreeze unfreeze -> {
                drafts.add((sequence, at) -> new FeedEvent.HoldLifted(sequence, at, handle));
                // Lifting ends every hold; what was shortened stays so.
                if (shortened != null) {
                    drafts.add(hold(new Hold.Shortened(handle, shortened, row.expiresAt())));
                }
            }
            case ShareChange.Revoke revoke -> {
                var scope = Scope.link(handle);
                long epoch = gate.floor(scope) + 1;
                drafts.add((sequence, at) -> new FeedEvent.FloorRaised(sequence, at, scope, epoch));
            }
            case ShareChange.Retime retime -> {
                if (ChangeTable.cuts(row, retime, shortened)) {
                    Instant until = ChangeTable.over(decided.share(), shortened);
                    drafts.add(hold(new Hold.Shortened(handle, until, retime.end())));
                }
            }
            case ShareChange.Reissue reissue -> {}
            case ShareChange.Refused refused -> {}
        }
    }

    private static Feed.Draft hold(Hold hold) {
        return (sequence, at) -> new FeedEvent.HoldSet(sequence, at, hold);
    }
}
