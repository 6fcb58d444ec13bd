package dev.sluice.share;

import dev.sluice.api.Expiring;
import dev.sluice.api.Fault;
import dev.sluice.api.Page;
import dev.sluice.api.ShareState;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/** Finds shares; pages and sorts in SQL by keyset, so that a million rows cost what a page costs. */
public final class ShareQueries {
    private final Store store;
    private final Clock clock;

    public ShareQueries(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What holds for the share with this handle. */
    public Optional<Standing> find(String handle) {
        return store.read(h -> find(h, handle));
    }

    /** As {@link #find(String)}, in the caller's transaction. */
    public Optional<Standing> find(Handle h, String handle) {
        return h.createQuery(ShareTable.LIVE + " where s.handle = :handle")
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

    static Fault unknown(String handle) {
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
     * @throws Fault {@code bad-sort} or {@code bad-cursor}
     */
    public Page<Standing> page(ShareFilter filter, String sort, @Nullable String after, int skip, int limit) {
        var order = ShareOrder.parse(sort);
        var first = after == null ? null : ShareOrder.Cursor.parse(after);
        return store.read(h -> {
            var cursor = skip == 0 ? first : skipped(h, filter, order, first, skip);
            if (skip > 0 && cursor == null) {
                return new Page<>(List.of(), null, count(h, filter));
            }
            var sql = "select * from (" + ShareTable.LIVE + ") s" + where(conditions(filter, order, cursor))
                    + order.by() + " limit :limit";
            var query = bind(h.createQuery(sql), filter).bind("limit", limit);
            List<Standing> items = bind(query, cursor).map(ShareTable::standing).list();
            String next =
                    items.size() < limit ? null : order.cursor(items.getLast().row());
            return new Page<>(items, next, count(h, filter));
        });
    }

    /** How many shares match. */
    public long count(ShareFilter filter) {
        return store.read(h -> count(h, filter));
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
        var sql = "select (s.expires_at - :now - 1) / :length as bucket, count(*) as links from (" + ShareTable.LIVE
                + ") s where s.canary = 0 and s.expires_at > :now and s.expires_at <= :now + :length * :buckets"
                + " and s.state in ('active', 'frozen') group by bucket";
        return store.read(h -> {
            var links = new Long[buckets];
            Arrays.fill(links, 0L);
            h.createQuery(sql)
                    .bind("now", now)
                    .bind("length", length)
                    .bind("buckets", buckets)
                    .map((row, ctx) -> links[row.getInt("bucket")] = row.getLong("links"))
                    .list();
            return new Expiring(Instant.ofEpochMilli(now), length / 1000, List.of(links));
        });
    }

    /** Links that play although their asset is not published: each was let through by an admin with a reason. */
    public long overridden() {
        return store.read(h ->
                h.createQuery("""
                        select count(*) from share s join asset a on a.id = s.asset
                        where s.canary = 0 and s.override_reason is not null and s.expires_at > :now""").bind("now", clock.millis()).mapTo(Long.class).one());
    }

    private long count(Handle h, ShareFilter filter) {
        return bind(h.createQuery("select count(*) from " + from(filter) + where(conditions(filter))), filter)
                .mapTo(Long.class)
                .one();
    }

    /** Where the rows to skip end; walks keys only, for what a row says is not asked before it is shown. */
    private ShareOrder.@Nullable Cursor skipped(
            Handle h, ShareFilter filter, ShareOrder order, ShareOrder.@Nullable Cursor first, int skip) {
        var sql = "select s.expires_at, s.created_at, s.id from " + from(filter)
                + where(conditions(filter, order, first)) + order.by() + " limit 1 offset :offset";
        var query = bind(h.createQuery(sql), filter).bind("offset", skip - 1);
        return bind(query, first)
                .map((row, ctx) ->
                        order.cursor(row.getLong("expires_at"), row.getLong("created_at"), row.getLong("id")))
                .findFirst()
                .orElse(null);
    }

    private static String from(ShareFilter filter) {
        boolean plain = filter.states().isEmpty() && filter.within() == null && filter.text() == null;
        return plain ? "share s" : "(" + ShareTable.LIVE + ") s";
    }

    private static Query bind(Query query, ShareOrder.@Nullable Cursor cursor) {
        return cursor == null ? query : query.bind("key", cursor.key()).bind("id", cursor.id());
    }

    private Query bind(Query query, ShareFilter filter) {
        return query.configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .bind("now", clock.millis())
                .bind("asset", filter.asset())
                .bind("channel", filter.channel())
                .bind("mode", filter.mode() == null ? null : ShareTable.lower(filter.mode()))
                .bind("risk", filter.risk())
                .bind(
                        "until",
                        clock.millis()
                                + (filter.within() == null ? 0 : filter.within().toMillis()))
                .bind("text", filter.text() == null ? null : "%" + filter.text() + "%");
    }

    private static List<String> conditions(ShareFilter filter) {
        var all = new ArrayList<String>();
        all.add("s.canary = 0");
        add(all, filter.asset(), "s.asset = :asset");
        add(all, filter.channel(), "s.channel = :channel");
        add(all, filter.mode(), "s.mode = :mode");
        add(all, filter.risk(), "s.risk = :risk");
        if (!filter.states().isEmpty()) {
            all.add("s.state in (" + words(filter.states()) + ")");
        }
        if (filter.playing()) {
            all.add("s.expires_at > :now");
        }
        add(all, filter.within(), "s.expires_at > :now and s.expires_at <= :until and s.state <> 'revoked'");
        add(
                all,
                filter.text(),
                "(s.handle like :text or s.asset_title like :text or s.channel like :text or s.created_by like :text)");
        return all;
    }

    private static List<String> conditions(ShareFilter filter, ShareOrder order, ShareOrder.@Nullable Cursor cursor) {
        var all = conditions(filter);
        add(all, cursor, order.beyond());
        return all;
    }

    /** The words of the enumeration itself, so that nothing typed reaches the statement. */
    private static String words(Set<ShareState> states) {
        return states.stream().map(state -> "'" + ShareTable.lower(state) + "'").collect(Collectors.joining(", "));
    }

    private static void add(List<String> all, @Nullable Object value, String condition) {
        if (value != null) {
            all.add(condition);
        }
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
