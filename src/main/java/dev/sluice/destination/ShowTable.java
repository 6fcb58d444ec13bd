package dev.sluice.destination;

import dev.sluice.api.HealthSample;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of shows, their publications, events and history. */
final class ShowTable {
    private ShowTable() {}

    static void insert(Handle h, ShowRow s, byte @Nullable [] secret) {
        h.createUpdate("""
                        insert into show (id, title, state, source, source_secret, profile, window_s, starts_at, asset,
                                          created_at, created_by)
                        values (:id, :title, :state, :source, :secret, :profile, :window, :starts, :asset, :at, :by)""")
                .bind("id", s.id())
                .bind("title", s.title())
                .bind("state", DestinationTable.text(s.state()))
                .bind("source", DestinationTable.json(s.source()))
                .bind("secret", secret)
                .bind("profile", s.profile())
                .bind("window", s.windowSeconds())
                .bind("starts", millis(s.startsAt()))
                .bind("asset", s.asset())
                .bind("at", s.createdAt().toEpochMilli())
                .bind("by", s.createdBy())
                .execute();
    }

    static Optional<ShowRow> find(Handle h, String id) {
        return h.createQuery("select * from show where id = :id")
                .bind("id", id)
                .map(ShowTable::row)
                .findOne();
    }

    static List<ShowRow> newest(Handle h, int limit) {
        return h.createQuery("""
                        select * from show order by state in ('starting', 'live') desc, state = 'scheduled' desc,
                          created_at desc limit :limit""").bind("limit", limit).map(ShowTable::row).list();
    }

    static List<ShowRow> inStates(Handle h, ShowState... states) {
        return h.createQuery("select * from show where state in (<states>) order by created_at")
                .bindList(
                        "states", Stream.of(states).map(DestinationTable::text).toList())
                .map(ShowTable::row)
                .list();
    }

    /** Live assets of shows that are over, which a death of the service kept from being withdrawn. */
    static List<String> leftBehind(Handle h) {
        return h.createQuery("""
                        select asset.id from show join asset on asset.id = show.asset
                        where show.state in ('ended', 'failed') and asset.state <> 'withdrawn'""").mapTo(String.class).list();
    }

    static Optional<byte[]> sourceSecret(Handle h, String id) {
        return h.createQuery("select source_secret from show where id = :id and source_secret is not null")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Begins a scheduled show; false when it was called off meanwhile. */
    static boolean begins(Handle h, String id) {
        return h.createUpdate("update show set state = 'starting' where id = :id and state = 'scheduled'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Ends a scheduled show; false when it has begun meanwhile. */
    static boolean calledOff(Handle h, String id, long at) {
        return h.createUpdate("update show set state = 'ended', ended_at = :at where id = :id and state = 'scheduled'")
                        .bind("at", at)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Ends a show that begins or is on, whoever would begin it; false when it is over. */
    static boolean endedEarly(Handle h, String id, long at) {
        return h.createUpdate("""
                        update show set state = 'ended', ended_at = :at
                        where id = :id and state in ('starting', 'live')""").bind("at", at).bind("id", id).execute() == 1;
    }

    /** The first picture has come; of one that was ended meanwhile it is none. */
    static void startedAt(Handle h, String id, long at) {
        h.createUpdate("update show set state = 'live', started_at = coalesce(started_at, :at)"
                        + " where id = :id and state in ('starting', 'live')")
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    static void ended(Handle h, String id, ShowState state, long at) {
        h.createUpdate("update show set state = :state, ended_at = :at where id = :id")
                .bind("state", DestinationTable.text(state))
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    static void asset(Handle h, String id, String asset) {
        set(h, id, "asset", asset);
    }

    static void replay(Handle h, String id, String asset) {
        set(h, id, "replay", asset);
    }

    private static void set(Handle h, String id, String column, String value) {
        h.createUpdate("update show set <column> = :value where id = :id")
                .define("column", column)
                .bind("value", value)
                .bind("id", id)
                .execute();
    }

    static void publish(Handle h, String show, int ordinal, String destination, long now) {
        h.createUpdate("""
                        insert into publication (show, ordinal, destination, state, sentence, since)
                        values (:show, :ordinal, :destination, 'waiting', 'Waits for the source.', :now)""")
                .bind("show", show)
                .bind("ordinal", ordinal)
                .bind("destination", destination)
                .bind("now", now)
                .execute();
    }

    /** Publishes to a destination that was stopped, or one more. */
    static void publishAnew(Handle h, String show, String destination, long now) {
        var all = publications(h, show);
        if (all.stream().noneMatch(p -> p.destination().equals(destination))) {
            publish(h, show, all.size(), destination, now);
        }
        wanted(h, show, destination, true);
    }

    /** Ends all publications of a show that does not run. */
    static void stopAll(Handle h, String show, String code, String sentence, long now) {
        h.createUpdate("""
                        update publication set state = 'stopped', code = :code, sentence = :sentence, since = :now
                        where show = :show""")
                .bind("code", code)
                .bind("sentence", sentence)
                .bind("now", now)
                .bind("show", show)
                .execute();
    }

    /** What was still copied of a show that is over, when the service stopped or died, is not gone on with. */
    static void cutShort(Handle h, long now) {
        h.createUpdate("""
                        update publication set state = 'failed', code = 'files-missing', since = :now,
                          sentence = 'The service stopped before the last files were there.'
                        where state not in ('stopped', 'failed')
                          and show in (select id from show where state in ('ended', 'failed'))""").bind("now", now).execute();
    }

    /** Ends one publication of a show that is to come, begins or is on. */
    static void stopOne(Handle h, String show, String destination, String code, String sentence, long now) {
        h.createUpdate("""
                        update publication set state = 'stopped', code = :code, sentence = :sentence, since = :now
                        where show = :show and destination = :destination
                          and exists (select 1 from show where id = :show and state in ('scheduled', 'starting', 'live'))""")
                .bind("code", code)
                .bind("sentence", sentence)
                .bind("now", now)
                .bind("show", show)
                .bind("destination", destination)
                .execute();
    }

    static void wanted(Handle h, String show, String destination, boolean wanted) {
        h.createUpdate("update publication set wanted = :wanted where show = :show and destination = :destination")
                .bind("wanted", wanted)
                .bind("show", show)
                .bind("destination", destination)
                .execute();
    }

    /** A destination is taken away: out of every show, whatever becomes of the service. */
    static void left(Handle h, String destination, String sentence, long now) {
        h.createUpdate("""
                        update publication set state = 'stopped', code = 'destination-removed', sentence = :sentence, since = :now
                        where destination = :destination and wanted = 1
                          and show in (select id from show where state in ('scheduled', 'starting', 'live'))""")
                .bind("sentence", sentence)
                .bind("now", now)
                .bind("destination", destination)
                .execute();
        h.createUpdate("update publication set wanted = 0 where destination = :destination")
                .bind("destination", destination)
                .execute();
    }

    static void keep(Handle h, String show, Publication p) {
        h.createUpdate("""
                        update publication set state = :state, code = :code, sentence = :sentence, since = :since,
                          health = :health where show = :show and destination = :destination""")
                .bind("state", DestinationTable.text(p.state()))
                .bind("code", p.code())
                .bind("sentence", p.sentence())
                .bind("since", p.since().toEpochMilli())
                .bind("health", DestinationTable.json(p.health()))
                .bind("show", show)
                .bind("destination", p.destination())
                .execute();
    }

    /** In the order asked for, as last kept. */
    static List<Publication> publications(Handle h, String show) {
        return h.createQuery("""
                        select p.*, d.name, d.kind from publication p join destination d on d.id = p.destination
                        where p.show = :show order by p.ordinal""")
                .bind("show", show)
                .map((row, ctx) -> new Publication(
                        row.getString("destination"),
                        row.getString("name"),
                        dev.sluice.api.DestinationKind.valueOf(
                                row.getString("kind").toUpperCase(Locale.ROOT)),
                        PublicationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("code"),
                        row.getString("sentence"),
                        Instant.ofEpochMilli(row.getLong("since")),
                        DestinationTable.read(row.getString("health"), Publication.Health.class)))
                .list();
    }

    /** Destinations of a show that were neither stopped by hand nor taken away. */
    static List<String> wanted(Handle h, String show) {
        return h.createQuery("""
                        select p.destination from publication p join destination d on d.id = p.destination
                        where p.show = :show and p.wanted = 1 and d.removed_at is null order by p.ordinal""").bind("show", show).mapTo(String.class).list();
    }

    static ShowEvent event(
            Handle h,
            long at,
            String show,
            @Nullable String destination,
            Severity severity,
            String code,
            String words) {
        long sequence = h.createUpdate("""
                        insert into show_event (at, show, destination, severity, code, sentence)
                        values (:at, :show, :destination, :severity, :code, :sentence)""")
                .bind("at", at)
                .bind("show", show)
                .bind("destination", destination)
                .bind("severity", DestinationTable.text(severity))
                .bind("code", code)
                .bind("sentence", words)
                .executeAndReturnGeneratedKeys("sequence")
                .mapTo(Long.class)
                .one();
        return new ShowEvent(sequence, Instant.ofEpochMilli(at), show, destination, severity, code, words);
    }

    /** Newest first; of one show, if it is named. */
    static List<ShowEvent> events(Handle h, @Nullable String show, int limit) {
        return h.createQuery("""
                        select * from show_event where (:show is null or show = :show)
                        order by sequence desc limit :limit""")
                .bind("show", show)
                .bind("limit", limit)
                .map((row, ctx) -> new ShowEvent(
                        row.getLong("sequence"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("show"),
                        row.getString("destination"),
                        Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                        row.getString("code"),
                        row.getString("sentence")))
                .list();
    }

    static void sample(Handle h, String show, Publication p, long at) {
        h.createUpdate("""
                        insert into health_sample values (:show, :destination, :at, :state, :rate, :target, :dropped, :delay)
                        on conflict do nothing""")
                .bind("show", show)
                .bind("destination", p.destination())
                .bind("at", at)
                .bind("state", DestinationTable.text(p.state()))
                .bind("rate", p.health().bitRate())
                .bind("target", p.health().targetBitRate())
                .bind("dropped", p.health().droppedFrames())
                .bind("delay", p.health().delayMs())
                .execute();
    }

    /** Forgets samples from before a time, {@code most} of them; each destination's are a range of the key. */
    static int forgetSamples(Handle h, long before, int most) {
        return h.createUpdate("""
                        delete from health_sample where (show, destination, at) in (
                          select s.show, s.destination, s.at from publication p
                          join health_sample s on s.show = p.show and s.destination = p.destination
                          where s.at < :before limit :most)""").bind("before", before).bind("most", most).execute();
    }

    /** The newest samples, oldest of them first. */
    static List<HealthSample> samples(Handle h, String show, String destination, int limit) {
        return h.createQuery("""
                        select * from (select * from health_sample where show = :show and destination = :destination
                          order by at desc limit :limit) order by at""")
                .bind("show", show)
                .bind("destination", destination)
                .bind("limit", limit)
                .map((row, ctx) -> new HealthSample(
                        Instant.ofEpochMilli(row.getLong("at")),
                        PublicationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getLong("bit_rate"),
                        row.getLong("target_bit_rate"),
                        row.getLong("dropped"),
                        row.getObject("delay_ms") == null ? null : row.getLong("delay_ms")))
                .list();
    }

    private static ShowRow row(ResultSet row, StatementContext ctx) throws SQLException {
        return new ShowRow(
                row.getString("id"),
                row.getString("title"),
                ShowState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                DestinationTable.read(row.getString("source"), ShowSource.class),
                row.getString("profile"),
                row.getInt("window_s"),
                instant(row, "starts_at"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("asset"),
                row.getString("replay"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
