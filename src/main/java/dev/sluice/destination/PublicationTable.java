package dev.sluice.destination;

import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The SQL of what a show is published to. */
final class PublicationTable {
    private PublicationTable() {}

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
                        DestinationKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
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
}
