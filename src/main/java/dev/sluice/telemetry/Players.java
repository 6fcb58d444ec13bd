package dev.sluice.telemetry;

import dev.sluice.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which players have been heard of lately. Blocks on the store; costs what the sessions of that time cost. */
public final class Players {
    /** How far back is looked. */
    public static final Duration LATELY = Duration.ofMinutes(10);

    /** Name of all players that say none. */
    public static final String UNNAMED = "unknown";

    private final Store store;

    public Players(Store store) {
        this.store = store;
    }

    /**
     * Sessions of one player.
     *
     * @param name of the player; {@link #UNNAMED} where it does not say
     * @param tells whether it tells what its viewers get; otherwise only its requests were seen
     * @param newest event or request
     */
    public record Player(String name, boolean tells, long sessions, Instant newest) {}

    /** Those of sessions that play or began in the time before {@code now}: who tells goes first, then most sessions. */
    public List<Player> heard(Instant now) {
        return store.read(h -> h.createQuery("""
                        select coalesce(json_extract(traits, '$.player'), :unnamed) as player,
                          telemetry <> 'requests' as tells, count(*) as sessions, max(heard_at) as newest
                        from viewing
                        where attempted_at >= :since or (closed = 0 and heard_at >= :since)
                        group by 1, 2 order by tells desc, sessions desc, player""")
                .bind("unnamed", UNNAMED)
                .bind("since", now.minus(LATELY).toEpochMilli())
                .map((row, ctx) -> new Player(
                        row.getString("player"),
                        row.getBoolean("tells"),
                        row.getLong("sessions"),
                        Instant.ofEpochMilli(row.getLong("newest"))))
                .list());
    }
}
