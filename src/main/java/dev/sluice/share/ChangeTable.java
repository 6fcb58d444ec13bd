package dev.sluice.share;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.ShareMode;
import dev.sluice.audit.Audit;
import dev.sluice.store.RowBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes what was decided for shares, statement by statement over all of them, with their lines in the audit log. */
public final class ChangeTable {
    private final Audit audit;
    private final Clock clock;
    private final Shares shares;

    public ChangeTable(Audit audit, Clock clock, Shares shares) {
        this.audit = audit;
        this.clock = clock;
        this.shares = shares;
    }

    /** When the shortening of each of these shares is over; those never shortened are left out. */
    Map<String, Instant> shortened(Handle h, List<ShareActs.Decided> decided) {
        var handles = decided.stream().map(each -> each.share().row().handle()).toList();
        return h
                .createQuery("select share, until from hold where kind = 'shortened' and share in (<handles>)")
                .bindList("handles", handles)
                .map((row, ctx) -> Map.entry(row.getString("share"), Instant.ofEpochMilli(row.getLong("until"))))
                .stream()
                .collect(HashMap::new, (map, entry) -> map.put(entry.getKey(), entry.getValue()), HashMap::putAll);
    }

    /** When every token under a share is over by itself. */
    static Instant over(Standing share, @Nullable Instant shortened) {
        Instant end = share.row().expiresAt();
        return shortened != null && shortened.isAfter(end) ? shortened : end;
    }

    /** Whether tokens that are out would live longer than the share: then a hold ends them with it. */
    static boolean cuts(ShareRow row, ShareChange.Retime retime, @Nullable Instant shortened) {
        return row.mode() != ShareMode.EMBED && (retime.end().isBefore(row.expiresAt()) || shortened != null);
    }

    List<ShareActs.Outcome> write(Handle h, List<ShareActs.Decided> decided, Operator by, Map<String, ?> detail) {
        var outcomes = new ArrayList<ShareActs.Outcome>();
        try (var statements = new Statements(h)) {
            var lines = new ArrayList<Audit.Line>();
            for (var each : decided) {
                outcomes.add(one(h, each, by, statements, lines, detail));
            }
            statements.execute();
            audit.appendAll(h, by.name(), lines);
        }
        return outcomes;
    }

    private ShareActs.Outcome one(
            Handle h,
            ShareActs.Decided decided,
            Operator by,
            Statements statements,
            List<Audit.Line> lines,
            Map<String, ?> detail) {
        ShareRow row = decided.share().row();
        String subject = "share:" + row.handle();
        switch (decided.change()) {
            case ShareChange.Refused refused -> {
                return new ShareActs.Outcome(decided.share(), refused.problem(), null);
            }
            case ShareChange.Reissue reissue -> {
                return reissued(h, decided.share(), reissue.ttl(), by);
            }
            case ShareChange.Freeze freeze -> {
                statements.freeze(row.handle(), clock.millis(), by.name());
                lines.add(new Audit.Line("share.freeze", subject, detail));
            }
            case ShareChange.Unfreeze unfreeze -> {
                statements.unfreeze(row.handle());
                lines.add(new Audit.Line("share.unfreeze", subject, detail));
            }
            case ShareChange.Revoke revoke -> {
                revoke(h, decided.share(), revoke, by);
                lines.add(new Audit.Line("share.revoke", subject, with(detail, "reason", revoke.reason())));
            }
            case ShareChange.Retime retime -> {
                statements.retime(decided.share(), retime, clock.millis(), by.name());
                lines.add(new Audit.Line(
                        "share.ttl", subject, with(detail, "ttl", retime.ttl().toString())));
            }
        }
        return new ShareActs.Outcome(decided.share(), null, null);
    }

    private ShareActs.Outcome reissued(Handle h, Standing share, Duration ttl, Operator by) {
        try {
            return new ShareActs.Outcome(
                    share, null, shares.reissue(h, share.row().handle(), ttl, by, false));
        } catch (Fault refused) {
            return new ShareActs.Outcome(share, refused.problem(), null);
        }
    }

    private void revoke(Handle h, Standing share, ShareChange.Revoke revoke, Operator by) {
        var scope = dev.sluice.floors.Scope.link(share.row().handle());
        long epoch = FloorTable.epoch(h, scope) + 1;
        var cause = new FloorTable.Cause(by.name(), null, revoke.reason());
        FloorTable.raise(h, scope, epoch, Instant.ofEpochMilli(clock.millis()), cause);
    }

    private static Map<String, ?> with(Map<String, ?> detail, String name, @Nullable String value) {
        if (value == null) {
            return detail;
        }
        var more = new TreeMap<String, Object>(detail);
        more.put(name, value);
        return more;
    }

    /** One prepared statement of each kind, filled share by share; a problem is told by whoever is refused, not here. */
    private static final class Statements implements AutoCloseable {
        private final List<RowBatch> all = new ArrayList<>();
        private final RowBatch freeze;
        private final RowBatch unfreeze;
        private final RowBatch retime;
        private final RowBatch shorten;
        private final RowBatch sessions;

        Statements(Handle h) {
            freeze = batch(
                    h,
                    "insert into hold (share, kind, held_at, held_by) values (?, 'frozen', ?, ?)"
                            + " on conflict do nothing");
            unfreeze = batch(h, "delete from hold where share = ? and kind = 'frozen'");
            retime = batch(h, "update share set ttl_seconds = ?, expires_at = ? where id = ?");
            shorten = batch(h, """
                    insert into hold (share, kind, held_at, held_by, not_after, until)
                    select ?1, 'shortened', ?2, ?3, ?4, ?5
                    where ?4 < ?5 or exists (select 1 from hold where share = ?1 and kind = 'shortened')
                    on conflict (share, kind) do update set not_after = ?4, until = max(until, excluded.until)""");
            sessions = batch(h, """
                    update session set ends_at = min(ends_at, started_at + ?)
                    where share = ? and ended_by is null and token_expires_at > ?""");
        }

        private RowBatch batch(Handle h, String sql) {
            var batch = RowBatch.of(h, sql);
            all.add(batch);
            return batch;
        }

        void freeze(String share, long at, String by) {
            freeze.add(share, at, by);
        }

        void unfreeze(String share) {
            unfreeze.add(share);
        }

        void retime(Standing share, ShareChange.Retime change, long now, String by) {
            ShareRow row = share.row();
            long end = change.end().toEpochMilli();
            retime.add(change.ttl().toSeconds(), end, row.id());
            if (row.mode() == ShareMode.EMBED) {
                sessions.add(change.ttl().toMillis(), row.handle(), now);
            } else {
                shorten.add(row.handle(), now, by, end, row.expiresAt().toEpochMilli());
            }
        }

        void execute() {
            all.forEach(RowBatch::execute);
        }

        @Override
        public void close() {
            all.forEach(RowBatch::close);
        }
    }
}
