package dev.sluice.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import dev.sluice.api.ShareState;
import dev.sluice.api.TtlPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * How the shares of a filter are found. Each part of the filter that an index knows is asked, up to a limit, how many shares
 * it holds: where one holds few, those are looked at and sorted; where all hold many, the order's own index is walked, for
 * then a page fills soon. Valid inside one read.
 */
final class SharePlan {
    /** So many rows are looked at and sorted in the time a page may take. */
    private static final int FEW = 10_000;

    private static final Set<ShareState> PLAYING = Set.of(ShareState.ACTIVE, ShareState.FROZEN);
    private static final Set<ShareState> REVOKED = Set.of(ShareState.REVOKED);

    /** That index holds what most filters ask for, so that no row is looked at. */
    private static final String COUNT = "select count(*) from share s indexed by share_expires where ";

    /** Where a key was killed that signed most of what there is, these few are left. */
    private static final String TRUSTED = """
            select id from share where mode in ('direct', 'embed')
            union all select id from share where kid in (select kid from signing_key where state <> 'KILLED')""";

    private final Handle h;
    private final Dead dead;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> ways = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Set<ShareState> states;

    SharePlan(Handle h, ShareFilter filter, TtlPolicies policies, long now) {
        this.h = h;
        dead = Dead.of(h);
        states = filter.states();
        values.put("now", now);
        conditions.add("s.canary = 0");
        equal("asset", filter.asset());
        equal("channel", filter.channel());
        equal("mode", filter.mode() == null ? null : ShareTable.lower(filter.mode()));
        equal("risk", filter.risk());
        if (filter.handles() != null) {
            values.put("handles", json(filter.handles()));
            way("handle in (select value from json_each(:handles))");
        }
        if (filter.within() != null) {
            values.put("until", now + filter.within().toMillis());
            conditions.add("s.expires_at <= :until");
        }
        if (filter.outside()) {
            ways.add(anyOf(policies.tiers().stream().flatMap(SharePlan::outside)));
            conditions.add(policies.tiers().stream()
                    .flatMap(SharePlan::outside)
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        if (filter.text() != null) {
            text(filter.text());
        }
        state();
    }

    /** Ids of up to {@code limit} shares beyond the cursor. */
    List<Long> ids(ShareOrder order, ShareOrder.@Nullable Cursor cursor, int limit) {
        var sql = "select s.id from " + from(order, cursor) + order.by() + " limit :limit";
        return bind(h.createQuery(sql), cursor)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** Where the rows to skip end; null where there are not so many. */
    ShareOrder.@Nullable Cursor skipped(ShareOrder order, ShareOrder.@Nullable Cursor cursor, int skip) {
        var sql = "select s.expires_at, s.created_at, s.id from " + from(order, cursor) + order.by()
                + " limit 1 offset :offset";
        return bind(h.createQuery(sql), cursor)
                .bind("offset", skip - 1)
                .map((row, ctx) ->
                        order.cursor(row.getLong("expires_at"), row.getLong("created_at"), row.getLong("id")))
                .findFirst()
                .orElse(null);
    }

    /** How many match. Where few are revoked, the others are counted from an index alone and the revoked taken off. */
    long count() {
        var few = fewest();
        if (few != null) {
            return one(
                    "select count(*) from (" + few + ") w cross join share s on s.id = w.id where " + all(conditions));
        }
        if (states.equals(REVOKED) && !dead.broad()) {
            return one("select count(*) from " + driven(dead.ids()) + all(conditions));
        }
        boolean whole = states.isEmpty() || states.contains(ShareState.REVOKED) || dead.broad();
        if (whole || dead.none()) {
            return one(COUNT + all(conditions));
        }
        var alive = "not " + dead.condition();
        var others = conditions.stream().filter(c -> !c.equals(alive)).toList();
        long all = one("select count(*) from share s where " + all(others));
        return all
                - one("select count(*) from (" + dead.ids() + ") w cross join share s on s.id = w.id where "
                        + all(others));
    }

    private static String driven(String ids) {
        return "(select distinct id from (" + ids + ")) w cross join share s on s.id = w.id where ";
    }

    private String from(ShareOrder order, ShareOrder.@Nullable Cursor cursor) {
        var where = new ArrayList<>(conditions);
        if (cursor != null) {
            where.add(order.beyond());
        }
        var few = fewest();
        return few == null ? "share s " + order.walk() + " where " + all(where) : driven(few) + all(where);
    }

    /** The way that leads to the fewest shares; null where all lead to many. */
    private @Nullable String fewest() {
        record Way(String ids, long shares) {}
        return ways.stream()
                .map(ids -> new Way(ids, one("select count(*) from (" + ids + " limit " + (FEW + 1) + ")")))
                .filter(way -> way.shares() <= FEW)
                .min(Comparator.comparingLong(Way::shares))
                .map(Way::ids)
                .orElse(null);
    }

    private void equal(String column, @Nullable Object value) {
        if (value != null) {
            values.put(column, value);
            way(column + " = :" + column);
        }
    }

    /** A condition that an index knows. */
    private void way(String condition) {
        ways.add("select id from share where " + condition);
        conditions.add("(" + condition + ")");
    }

    private void state() {
        if (states.isEmpty()) {
            return;
        }
        if (PLAYING.containsAll(states)) {
            conditions.add("s.expires_at > :now");
            ways.add("select id from share where expires_at > :now and canary = 0");
            if (dead.keys()) {
                ways.add(TRUSTED);
            }
        }
        if (!states.contains(ShareState.REVOKED)) {
            notRevoked();
        }
        if (states.equals(REVOKED) && !dead.broad()) {
            ways.add(dead.ids());
        }
        if (states.equals(Set.of(ShareState.FROZEN))) {
            ways.add("select x.id from hold h cross join share x on x.handle = h.share where h.kind = 'frozen'");
        }
        if (!states.equals(PLAYING)) {
            conditions.add(states.stream().map(this::is).sorted().collect(Collectors.joining(" or ", "(", ")")));
        }
    }

    private void notRevoked() {
        if (!dead.none()) {
            conditions.add("not " + dead.condition());
        }
        if (dead.aliveFrom() != null) {
            values.put("alive", dead.aliveFrom());
            ways.add("select id from share where created_at >= :alive and canary = 0");
        }
    }

    /** What is left to ask once {@link #state} has said what all the states have in common. */
    private String is(ShareState state) {
        String frozen = "exists (select 1 from hold h where h.share = s.handle and h.kind = 'frozen')";
        String alive = states.contains(ShareState.REVOKED) ? "not " + dead.condition() + " and " : "";
        return switch (state) {
            case REVOKED -> dead.condition();
            case EXPIRED -> "(" + alive + "s.expires_at <= :now)";
            case FROZEN -> "(" + alive + "s.expires_at > :now and " + frozen + ")";
            case ACTIVE -> "(" + alive + "s.expires_at > :now and not " + frozen + ")";
        };
    }

    private void text(String text) {
        values.put("like", "%" + text + "%");
        values.put("text", text);
        values.put("after", text + "\uffff");
        values.put("hash", Bindings.viewerHash(text));
        // What the index of the order holds stands first: where it is true, no row is looked at.
        var any = new ArrayList<String>();
        in(any, "asset", "select id from asset where title like :like");
        in(any, "channel", CHANNELS + " select name from known where name like :like");
        in(any, "created_by", "select name from operator where name like :like");
        any.add("handle >= :text and handle < :after");
        any.add("viewer = :hash");
        any.add("recipient >= :text collate nocase and recipient < :after collate nocase");
        ways.add(anyOf(any.stream()));
        conditions.add(any.stream().collect(Collectors.joining(") or (", "((", "))")));
    }

    /** Hops from channel to channel along the index, so that a million shares of ten channels cost ten steps. */
    private static final String CHANNELS = """
            with recursive known(name) as (
              select min(channel) from share
              union all
              select (select min(channel) from share where channel > known.name) from known where known.name is not null)""";

    private void in(List<String> any, String column, String names) {
        var found = bind(h.createQuery(names), null).mapTo(String.class).list();
        if (!found.isEmpty()) {
            values.put(column + "s", json(found));
            any.add(column + " in (select value from json_each(:" + column + "s))");
        }
    }

    private static Stream<String> outside(TtlPolicy tier) {
        var risk = "risk = '" + ShareTable.lower(tier.risk()) + "' and ttl_seconds ";
        return Stream.of(risk + "> " + tier.maxSeconds(), risk + "< " + tier.minSeconds());
    }

    /** One select for each, so that each goes by its own index; a share that several hold comes several times. */
    private static String anyOf(Stream<String> conditions) {
        return conditions.map(c -> "select id from share where " + c).collect(Collectors.joining(" union all "));
    }

    private long one(String sql) {
        return bind(h.createQuery(sql), null).mapTo(Long.class).one();
    }

    private Query bind(Query query, ShareOrder.@Nullable Cursor cursor) {
        query.configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .bindMap(values);
        return cursor == null ? query : query.bind("key", cursor.key()).bind("id", cursor.id());
    }

    private static String all(List<String> conditions) {
        return String.join(" and ", conditions);
    }

    static String json(List<String> words) {
        try {
            return Json.MAPPER.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words are always JSON", e);
        }
    }
}
