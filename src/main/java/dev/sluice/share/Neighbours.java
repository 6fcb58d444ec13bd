package dev.sluice.share;

import dev.sluice.api.InspectedShare;
import dev.sluice.store.Store;
import java.time.Instant;
import java.util.Optional;

/** What is known around one share: the other links of its channel, and who holds it. */
public final class Neighbours {
    private static final int LOOKED_AT = 1000;

    private final Store store;

    public Neighbours(Store store) {
        this.store = store;
    }

    /** The TTL that the channel's other links have; empty when it has no others. Costs what a thousand rows cost. */
    public Optional<InspectedShare.Peers> peers(ShareRow share) {
        return store.read(h -> h.createQuery("""
                        select ttl_seconds, count(*) as same, sum(count(*)) over () as links from (
                          select ttl_seconds from share
                          where channel = :channel and canary = 0 and handle <> :handle
                          order by expires_at desc limit :most)
                        group by ttl_seconds order by same desc, ttl_seconds desc limit 1""")
                .bind("channel", share.channel())
                .bind("handle", share.handle())
                .bind("most", LOOKED_AT)
                .map((row, ctx) ->
                        new InspectedShare.Peers(row.getInt("links"), row.getLong("ttl_seconds"), row.getInt("same")))
                .findOne());
    }

    /** Who froze it; empty when nobody did. */
    public Optional<InspectedShare.Hold> hold(String handle) {
        return store.read(h -> h.createQuery(
                        "select held_at, held_by from hold where share = :handle and kind = 'frozen'")
                .bind("handle", handle)
                .map((row, ctx) ->
                        new InspectedShare.Hold(Instant.ofEpochMilli(row.getLong("held_at")), row.getString("held_by")))
                .findOne());
    }
}
