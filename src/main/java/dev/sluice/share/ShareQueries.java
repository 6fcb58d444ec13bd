package dev.sluice.share;

import dev.sluice.api.Expiring;
import dev.sluice.api.Fault;
import dev.sluice.api.Page;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds shares; pages and sorts in SQL by keyset, so that a million rows cost what a page costs. */
public final class ShareQueries {
    private final Store store;
    private final Clock clock;
    private final Supplier<TtlPolicies> policies;

    /** @param policies what counts when a filter asks for shares outside it */
    public ShareQueries(Store store, Clock clock, Supplier<TtlPolicies> policies) {
        this.store = store;
        this.clock = clock;
        this.policies = policies;
    }

    /** What holds for the share with this handle. */
    public Optional<Standing> find(String handle) {
        return store.read(h -> find(h, handle));
    }

    /** As {@link #find(String)}, in the caller's transaction. */
    public Optional<Standing> find(Handle h, String handle) {
        return one(h, ShareTable.LIVE, handle);
    }

    /** As {@link #find(String)}, with nobody counted as watching: for those who ask because they want to watch. */
    public Optional<Standing> uncounted(String handle) {
        return store.read(h -> uncounted(h, handle));
    }

    /** As {@link #uncounted(String)}, in the caller's transaction. */
    public Optional<Standing> uncounted(Handle h, String handle) {
        return one(h, ShareTable.UNCOUNTED, handle);
    }

    private Optional<Standing> one(Handle h, String shares, String handle) {
        return h.createQuery(shares + " where s.handle = :handle")
                .bind("handle", handle)
                .bind("now", clock.millis())
                .map(ShareTable::standing)
                .findOne();
    }

    /**
     * What holds for the share with this handle.
     *
     * @throws Fault {@code share-unknown} (404)
     */
    public Standing get(String handle) {
        return find(handle).orElseThrow(() -> unknown(handle));
    }

    /** What is said of a handle that no share has. */
    public static Fault unknown(String handle) {
        return Fault.notFound(
                "share-unknown", "No link has the handle " + handle + ".", "Check that the whole link was copied.");
    }

    /**
     * A page of shares.
     *
     * @param sort {@code expires}, {@code -expires}, {@code created} or {@code -created}
     * @param after cursor of the page before; null for the first
     * @param skip how many more to leave out first; not negative
     * @param limit 1 to 500
     * @param counted whether all that match are counted, which may cost far more than the page
     * @throws Fault {@code bad-sort} or {@code bad-cursor}
     */
    public Page<Standing> page(
            ShareFilter filter, String sort, @Nullable String after, int skip, int limit, boolean counted) {
        var order = ShareOrder.parse(sort);
        var first = after == null ? null : ShareOrder.Cursor.parse(after);
        return store.read(h -> {
            var plan = plan(h, filter);
            Long total = counted ? plan.count() : null;
            var cursor = skip == 0 ? first : plan.skipped(order, first, skip);
            if (skip > 0 && cursor == null) {
                return new Page<>(List.of(), null, total);
            }
            List<Standing> items = standings(h, plan.ids(order, cursor, limit));
            String next =
                    items.size() < limit ? null : order.cursor(items.getLast().row());
            return new Page<>(items, next, total);
        });
    }

    /** How many shares match. */
    public long count(ShareFilter filter) {
        return store.read(h -> plan(h, filter).count());
    }

    /**
     * The next shares of an act on many, in the order they were made.
     *
     * @param after row number of the last one before
     */
    public List<Standing> next(ShareFilter filter, long after, int limit) {
        return store.read(h ->
                standings(h, plan(h, filter).ids(ShareOrder.MADE, new ShareOrder.Cursor(after, after), limit)));
    }

    /** These shares, by their row numbers. */
    public List<Standing> standings(List<Long> ids) {
        return store.read(h -> standings(h, ids));
    }

    /** Those of these handles that no share has, in their order. */
    public List<String> unknown(List<String> handles) {
        var known = store.read(
                h -> h.createQuery("select handle from share where handle in (select value from json_each(:handles))")
                        .bind("handles", SharePlan.json(handles))
                        .mapTo(String.class)
                        .set());
        return handles.stream().filter(handle -> !known.contains(handle)).toList();
    }

    /** Row number of the newest share; 0 before the first. */
    public long newest() {
        return store.read(h -> h.createQuery("select coalesce(max(id), 0) from share")
                .mapTo(Long.class)
                .one());
    }

    private List<Standing> standings(Handle h, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Standing> found = h
                .createQuery(ShareTable.LIVE + " where s.id in (select value from json_each(:ids))")
                .bind("ids", ids.toString())
                .bind("now", clock.millis())
                .map(ShareTable::standing)
                .stream()
                .collect(Collectors.toMap(standing -> standing.row().id(), standing -> standing));
        return ids.stream().map(found::get).filter(java.util.Objects::nonNull).toList();
    }

    private SharePlan plan(Handle h, ShareFilter filter) {
        return new SharePlan(h, filter, policies.get(), clock.millis());
    }

    /**
     * When links that still play end.
     *
     * @param hours how far to look, 1 to 8760
     * @param buckets into how many parts, 1 to 500
     */
    public Expiring expiring(int hours, int buckets) {
        long now = clock.millis();
        long length = Duration.ofHours(hours).toMillis() / buckets;
        return store.read(h -> {
            var links = new Long[buckets];
            Arrays.fill(links, 0L);
            var dead = Dead.of(h);
            var playing = "share s indexed by share_expires where s.canary = 0";
            if (dead.broad()) {
                add(h, playing + " and not " + dead.condition(), now, length, links, 1);
            } else {
                add(h, playing, now, length, links, 1);
                var revoked = "(select distinct id from (" + dead.ids()
                        + ")) w cross join share s on s.id = w.id where s.canary = 0";
                add(h, revoked, now, length, links, -1);
            }
            return new Expiring(Instant.ofEpochMilli(now), length / 1000, List.of(links));
        });
    }

    private static void add(Handle h, String from, long now, long length, Long[] links, int sign) {
        var sql = "select (s.expires_at - :now - 1) / :length as bucket, count(*) as links from " + from
                + " and s.expires_at > :now and s.expires_at <= :now + :length * :buckets group by bucket";
        h.createQuery(sql)
                .bind("now", now)
                .bind("length", length)
                .bind("buckets", links.length)
                .map((row, ctx) -> links[row.getInt("bucket")] += sign * row.getLong("links"))
                .list();
    }

    /** Links that play although their asset is not published: each was let through by an admin with a reason. */
    public long overridden() {
        return store.read(h ->
                h.createQuery("""
                        select count(*) from share s join asset a on a.id = s.asset
                        where s.canary = 0 and s.override_reason is not null and s.expires_at > :now""").bind("now", clock.millis()).mapTo(Long.class).one());
    }

    /** How many links were made of one channel and asset. */
    public record Issued(String channel, String asset, String title, long links) {}

    /** Links made in a time, those of drills left out. */
    public List<Issued> issued(Instant from, Instant to) {
        return store.read(h -> h.createQuery("""
                        select s.channel, s.asset, a.title, count(*) as links from share s join asset a on a.id = s.asset
                        where s.created_at >= :from and s.created_at < :to and s.canary = 0
                        group by s.channel, s.asset""")
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map((row, ctx) -> new Issued(
                        row.getString("channel"), row.getString("asset"), row.getString("title"), row.getLong("links")))
                .list());
    }
}
