package dev.sluice.share;

import dev.sluice.floors.Scope;
import dev.sluice.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** Shares as an invalidation sees them: inside its scope or outside, killed by its run or still playing. */
public final class ScopedShares {
    private static final int BATCH = 500;

    /** Longer than a proof takes: a link that expires while it is asked for would look like one that was shut. */
    private static final Duration OUTLASTS_A_PROOF = Duration.ofMinutes(1);

    private static final String LIVE_SESSIONS = """
            from session x join share c on c.handle = x.share
            where x.token_expires_at > :now and x.ended_by is null and c.canary = 0""";

    /** A viewer who has said who they are may watch under links that are bound to nobody. */
    private static final String OF_VIEWER = "(select count(*) " + LIVE_SESSIONS + " and x.viewer = :value)";

    private static final String OF_OTHERS = "(select count(*) " + LIVE_SESSIONS + " and x.viewer is not :value)";

    private static final String SIGNED = "select (select count(*) from (" + ShareTable.UNCOUNTED
            + ") s where s.mode = 'api' and s.state in ('active', 'frozen') and s.canary = 0"
            + " and s.kid = :kid) as links,"
            + " (select count(*) " + LIVE_SESSIONS + " and x.started_at < :till) as watching";

    private final Store store;
    private final Clock clock;

    public ScopedShares(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * How much there is of something.
     *
     * @param links shares that have not expired
     * @param watching sessions under them with a live token; for a viewer, all of that viewer's
     * @param channels channels they are handed out in
     * @param recipients shares among them that were issued to a named recipient
     */
    public record Count(long links, long watching, long channels, long recipients) {}

    /** A floor as a run raised it. */
    public record Raised(long epoch, Instant at) {}

    /** Whether a link was ever handed out in this channel. */
    public boolean knowsChannel(String channel) {
        return store.read(h -> h.createQuery("select exists(select 1 from share where channel = :channel)")
                .bind("channel", channel)
                .mapTo(Boolean.class)
                .one());
    }

    /** The floor of a scope, if this run was the last to raise it. */
    public Optional<Raised> raised(Scope scope, String run) {
        return store.read(h -> FloorTable.raised(h, scope, run));
    }

    /** A session that a run ended. */
    public record EndedSession(long sx, String sid, String share) {}

    /** Up to {@code limit} of the sessions that a run ended. */
    public List<EndedSession> endedSessions(String run, int limit) {
        return store.read(h -> h.createQuery(
                        "select sx, sid, share from session where ended_by = :why order by sx desc" + " limit :limit")
                .bind("why", "run:" + run)
                .bind("limit", limit)
                .map((row, ctx) -> new EndedSession(row.getLong("sx"), row.getString("sid"), row.getString("share")))
                .list());
    }

    /** Playing shares inside a scope, canaries apart. */
    public Count inside(Scope scope) {
        return count(
                "s.state in ('active', 'frozen') and s.canary = 0 and " + within(scope),
                watching(scope, OF_VIEWER),
                scope,
                "");
    }

    /** Playing shares outside a scope, canaries apart. */
    public Count outside(Scope scope) {
        return count(
                "s.state in ('active', 'frozen') and s.canary = 0 and " + without(scope),
                watching(scope, OF_OTHERS),
                scope,
                "");
    }

    /**
     * What a signing key signed that is still in use.
     *
     * @param watching an upper bound: which key signed a session's token is not kept
     */
    public record Signed(long links, long watching) {}

    /** Counts {@code api} links that a key signed, and sessions started before it stopped. */
    public Signed signed(String kid, Instant until) {
        return store.read(h -> bind(h.createQuery(SIGNED), Scope.EVERYTHING, "")
                .bind("kid", kid)
                .bind("till", until.toEpochMilli())
                .map((row, ctx) -> new Signed(row.getLong("links"), row.getLong("watching")))
                .one());
    }

    /** Channels that any share is handed out in, canaries apart. */
    public long channels() {
        return store.read(h -> h.createQuery("select count(distinct channel) from share where canary = 0")
                .mapTo(Long.class)
                .one());
    }

    /** What a run killed and would still play without it. */
    public Count killed(Scope scope, String run) {
        return count(killedWhere(scope), watching(scope, OF_VIEWER), scope, run);
    }

    /** SHA-256 over the handles a run killed, each followed by a line feed, in their order; hex. */
    public String killedHash(Scope scope, String run) {
        return store.read(h -> {
            MessageDigest digest = sha256();
            try (var handles = query(h, "s.handle", killedWhere(scope) + " order by s.handle", scope, run)
                    .mapTo(String.class)
                    .stream()) {
                handles.forEach(handle -> digest.update((handle + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    /** Up to {@code limit} of the shares a run killed, spread over their whole range. */
    public List<ShareRow> killedSample(Scope scope, String run, int limit) {
        return rows(killedWhere(scope) + " order by s.id * 2654435761 % 4294967296 limit " + limit, scope, run);
    }

    /** Assets of the shares a run killed, at most a thousand. */
    public List<String> killedAssets(Scope scope, String run) {
        return store.read(h -> query(h, "distinct s.asset", killedWhere(scope) + " order by 1 limit 1000", scope, run)
                .mapTo(String.class)
                .list());
    }

    /** Shares a run killed that were issued to a named recipient, oldest first. */
    public List<ShareRow> killedOfRecipients(Scope scope, String run, int limit) {
        String where = killedWhere(scope) + " and s.recipient is not null";
        return rows(where + " order by s.id limit " + limit, scope, run);
    }

    /** Up to {@code limit} shares outside a scope, canaries apart, that play for a while yet and that any machine may open. */
    public List<ShareRow> playingOutside(Scope scope, int limit) {
        return playing(without(scope), scope, limit);
    }

    /** As {@link #playingOutside}, inside the scope. */
    public List<ShareRow> playingInside(Scope scope, int limit) {
        return playing(within(scope), scope, limit);
    }

    /** Newest first until there are enough; the plus keeps the planner from reading every share of each published asset. */
    private List<ShareRow> playing(String where, Scope scope, int limit) {
        String open = " and s.state = 'active' and s.canary = 0 and s.expires_at > :now + "
                + OUTLASTS_A_PROOF.toMillis()
                + " and +s.asset in (select id from asset where state = 'published')"
                + " and json_extract(s.binding, '$.ipPrefix') is null"
                + " and json_extract(s.binding, '$.deviceClass') is null";
        return rows(where + open + " order by s.id desc limit " + limit, scope, "");
    }

    /** Live sessions that a run killed: under the shares it killed, and for a viewer under links that are bound to nobody. */
    public List<Long> liveSessions(Scope scope, String run) {
        String live = scope.kind() == Scope.Kind.VIEWER
                ? "select x.sx " + LIVE_SESSIONS + " and x.viewer = :value and c.ep_viewer <"
                        + " (select epoch from floor where scope = 'viewer:' || :value and run = :run)"
                : liveUnder(scope);
        return store.read(
                h -> bind(h.createQuery(live), scope, run).mapTo(Long.class).list());
    }

    private static String liveUnder(Scope scope) {
        return "select x.sx from session x cross join (" + ShareTable.LIVE + ") s on s.handle = x.share"
                + " where x.ended_by is null and x.token_expires_at > :now and " + killedWhere(scope);
    }

    /** Ends sessions in small transactions, so that nobody else's write waits for all of them. */
    public void endSessions(List<Long> sessions, String run) {
        for (int from = 0; from < sessions.size(); from += BATCH) {
            List<Long> some = sessions.subList(from, Math.min(from + BATCH, sessions.size()));
            store.commit(
                    h -> h.createUpdate("update session set ended_by = :why where ended_by is null and sx in (<some>)")
                            .bindList("some", some)
                            .bind("why", "run:" + run)
                            .execute());
        }
    }

    private static String watching(Scope scope, String ofViewer) {
        return scope.kind() == Scope.Kind.VIEWER ? ofViewer : "coalesce(sum(s.watching), 0)";
    }

    private Count count(String where, String watching, Scope scope, String run) {
        String what = "count(*) as links, " + watching + " as watching, count(distinct s.channel) as channels,"
                + " count(s.recipient) as recipients";
        return store.read(h -> query(h, what, where, scope, run)
                .map((row, ctx) -> new Count(
                        row.getLong("links"),
                        row.getLong("watching"),
                        row.getLong("channels"),
                        row.getLong("recipients")))
                .one());
    }

    private List<ShareRow> rows(String where, Scope scope, String run) {
        return store.read(
                h -> query(h, "s.*", where, scope, run).map(ShareTable::row).list());
    }

    private Query query(Handle h, String what, String where, Scope scope, String run) {
        return bind(h.createQuery("select " + what + " from (" + ShareTable.LIVE + ") s where " + where), scope, run);
    }

    private Query bind(Query query, Scope scope, String run) {
        return query.configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .bind("now", clock.millis())
                .bind("run", run)
                .bind("value", scope.value())
                .bind(
                        "cutoff",
                        scope.kind() == Scope.Kind.ISSUED_BEFORE
                                ? scope.cutoff().toEpochMilli()
                                : 0);
    }

    private static String killedWhere(Scope scope) {
        return "s.killed_in = :run and s.expires_at > :now and " + within(scope);
    }

    private static String within(Scope scope) {
        return switch (scope.kind()) {
            case LINK -> "s.handle = :value";
            case VIEWER -> "s.viewer is :value";
            case ASSET -> "s.asset = :value";
            case CHANNEL -> "s.channel = :value";
            case ISSUED_BEFORE -> "s.created_at < :cutoff";
            // A key has signed tokens of any share.
            case KEY, EVERYTHING -> "1 = 1";
        };
    }

    private static String without(Scope scope) {
        return scope.kind() == Scope.Kind.KEY ? "1 = 1" : "not (" + within(scope) + ")";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
