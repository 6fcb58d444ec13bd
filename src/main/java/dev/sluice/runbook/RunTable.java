package dev.sluice.runbook;

import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code run} and {@code run_step}. */
final class RunTable {
    private RunTable() {}

    /** A run as its rows have it, with the document that runs. */
    record Row(RunRecord record, String file, String markdown) {}

    static void put(Handle handle, RunRecord record, Runbook runbook) {
        Run run = record.run();
        handle.createUpdate("""
                        insert into run values (:id, :runbook, :hash, :scope, :target, :drill, :reason, :by, :state,
                            :declared, :ended, :contained, :verified, :document)
                        on conflict (id) do update set reason = :reason, state = :state, ended_at = :ended,
                            contained_ms = :contained, verified_ms = :verified""")
                .bind("id", run.run())
                .bind("runbook", run.runbook())
                .bind("hash", run.runbookHash())
                .bind("scope", run.scope())
                .bind("target", record.target())
                .bind("drill", run.drill())
                .bind("reason", run.reason())
                .bind("by", run.by())
                .bind("state", text(run.state()))
                .bind("declared", run.declaredAt().toEpochMilli())
                .bind("ended", millis(run.endedAt()))
                .bind("contained", run.containedMs())
                .bind("verified", run.verifiedMs())
                .bind("document", runbook.document().markdown())
                .execute();
        putSteps(handle, record);
    }

    private static void putSteps(Handle handle, RunRecord record) {
        var batch = handle.prepareBatch("""
                insert into run_step values (:run, :ordinal, :step, :title, :state, :started, :ended, :evidence, :kept)
                on conflict (run, step) do update set state = :state, started_at = :started, ended_at = :ended,
                    evidence = :evidence, kept = :kept""");
        int ordinal = 0;
        for (Run.Step step : record.run().steps()) {
            batch.bind("run", record.run().run())
                    .bind("ordinal", ordinal++)
                    .bind("step", step.id())
                    .bind("title", step.title())
                    .bind("state", text(step.state()))
                    .bind("started", millis(step.startedAt()))
                    .bind("ended", millis(step.endedAt()))
                    .bind("evidence", step.evidence())
                    .bind("kept", record.kept().getOrDefault(step.id(), "{}"))
                    .add();
        }
        batch.execute();
    }

    static Optional<Row> find(Handle handle, String id) {
        return handle.createQuery("select * from run where id = :id")
                .bind("id", id)
                .map((row, ctx) -> row(handle, row))
                .findOne();
    }

    /** Newest first. */
    static List<Row> page(Handle handle, @Nullable String after, int limit) {
        return handle.createQuery("select * from run where :after is null or id < :after order by id desc limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, ctx) -> row(handle, row))
                .list();
    }

    /** Ended drills, newest first. */
    static List<Row> drills(Handle handle, int limit) {
        return handle.createQuery(
                        "select * from run where drill = 1 and ended_at is not null order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, ctx) -> row(handle, row))
                .list();
    }

    /** The newest run of each of these scopes, drills apart, newest first. */
    static List<Row> newestOf(Handle handle, Set<String> scopes) {
        return handle.createQuery("""
                        select * from run where id in
                            (select max(id) from run where drill = 0 and scope in (<scopes>) group by scope)
                        order by id desc""")
                .bindList("scopes", List.copyOf(scopes))
                .map((row, ctx) -> row(handle, row))
                .list();
    }

    /** Runs that had not ended when the process did. */
    static List<Row> unended(Handle handle) {
        return handle.createQuery("select * from run where state in ('running', 'paused') order by id")
                .map((row, ctx) -> row(handle, row))
                .list();
    }

    private static Row row(Handle handle, ResultSet row) throws SQLException {
        String id = row.getString("id");
        Map<String, String> kept = new HashMap<>();
        var steps = handle.createQuery("select * from run_step where run = :run order by ordinal")
                .bind("run", id)
                .map((step, ctx) -> {
                    kept.put(step.getString("step"), step.getString("kept"));
                    return step(step);
                })
                .list();
        var run = new Run(
                id,
                row.getString("runbook"),
                row.getString("runbook_hash"),
                row.getString("scope"),
                row.getBoolean("drill"),
                row.getString("reason"),
                row.getString("started_by"),
                RunState.valueOf(name(row.getString("state"))),
                Instant.ofEpochMilli(row.getLong("declared_at")),
                instant(row, "ended_at"),
                steps,
                number(row, "contained_ms"),
                number(row, "verified_ms"),
                true,
                null);
        return new Row(new RunRecord(run, row.getString("target"), kept), run.runbook(), row.getString("document"));
    }

    private static Run.Step step(ResultSet row) throws SQLException {
        return new Run.Step(
                row.getString("step"),
                row.getString("title"),
                StepState.valueOf(name(row.getString("state"))),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("evidence"));
    }

    private static String text(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String name(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
