package dev.sluice.destination;

import dev.sluice.api.HealthSample;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of what happened in shows, and how their destinations did. */
final class HistoryTable {
    private HistoryTable() {}

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
}
