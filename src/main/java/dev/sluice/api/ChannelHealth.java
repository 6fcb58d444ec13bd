package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the viewers of one channel of links fare.
 *
 * @param channel of the links
 * @param state {@code amiss} while an alert about it is not over, {@code fine}, or {@code not-measured} where too few players
 *     have reported to say so, or no alert rule watches channels; alerts are raised and cleared with hysteresis
 * @param since when it came to be amiss, or was over; null where nothing is known of that
 * @param sentence the same for people, with what it rests on
 * @param started sessions that came to a picture in the window
 * @param alerts newest ones about this channel, those that are not over first
 */
public record ChannelHealth(
        String channel, String state, @Nullable Instant since, String sentence, long started, List<Alert> alerts) {
    public static final String AMISS = "amiss";
    public static final String FINE = "fine";
    public static final String NOT_MEASURED = "not-measured";

    public ChannelHealth {
        alerts = List.copyOf(alerts);
    }
}
