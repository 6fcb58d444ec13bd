package dev.sluice.share;

import dev.sluice.api.Fault;
import dev.sluice.api.Page;
import dev.sluice.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     * @param limit 1 to 500
     * @throws Fault {@code bad-sort} or {@code bad-cursor}
     */
    public Page<Standing> page(ShareFilter filter, String sort, @Nullable String after, int limit) {
        var order = ShareOrder.parse(sort);
        var where = new ArrayList<>(conditions(filter));
        var cursor = after == null ? null : ShareOrder.Cursor.parse(after);
        if (cursor != null) {
            where.add(order.beyond());
        }
        String sql = "select * from (" + ShareTable.LIVE + ") s" + where(where) + order.by() + " limit :limit";
        return store.read(h -> {
            var query = bind(h.createQuery(sql), filter).bind("limit", limit);
            if (cursor != null) {
                query.bind("key", cursor.key()).bind("id", cursor.id());
            }
            List<Standing> items = query.map(ShareTable::standing).list();
            String next =
                    items.size() < limit ? null : order.cursor(items.getLast().row());
            return new Page<>(items, next, count(h, filter));
        });
    }

    /** How many shares match. */
    public long count(ShareFilter filter) {
        return store.read(h -> count(h, filter));
    }

    private long count(Handle h, ShareFilter filter) {
        String from = filter.state() == null && filter.text() == null ? "share s" : "(" + ShareTable.LIVE + ") s";
        return bind(h.createQuery("select count(*) from " + from + where(conditions(filter))), filter)
                .mapTo(Long.class)
                .one();
    }

    private Query bind(Query query, ShareFilter filter) {
        return query.configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .bind("now", clock.millis())
                .bind("asset", filter.asset())
                .bind("channel", filter.channel())
                .bind("mode", filter.mode() == null ? null : ShareTable.lower(filter.mode()))
                .bind("risk", filter.risk())
                .bind("state", filter.state() == null ? null : ShareTable.lower(filter.state()))
                .bind("text", filter.text() == null ? null : "%" + filter.text() + "%");
    }

    private static List<String> conditions(ShareFilter filter) {
        var all = new ArrayList<String>();
        all.add("s.canary = 0");
        add(all, filter.asset(), "s.asset = :asset");
        add(all, filter.channel(), "s.channel = :channel");
        add(all, filter.mode(), "s.mode = :mode");
        add(all, filter.risk(), "s.risk = :risk");
        add(all, filter.state(), "s.state = :state");
        add(
                all,
                filter.text(),
                "(s.handle like :text or s.asset_title like :text or s.channel like :text or s.created_by like :text)");
        return all;
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
