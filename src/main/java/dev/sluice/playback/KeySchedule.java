package dev.sluice.playback;

import dev.sluice.api.Fault;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import dev.sluice.token.KeyState;
import dev.sluice.token.SigningKey;
import dev.sluice.token.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the key ring when its time has come: the next key signs, and a retiring one is forgotten when the last token it can
 * have signed has ended. Turning it twice does no harm.
 */
public final class KeySchedule {
    private static final String SETTING = "signing-key.every";
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final SigningKeys keys;
    private volatile @Nullable Duration every;

    public KeySchedule(Store store, Audit audit, Clock clock, SigningKeys keys) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.keys = keys;
        every = store.read(h -> h.createQuery("select value from setting where name = :name")
                        .bind("name", SETTING)
                        .mapTo(String.class)
                        .findOne()
                        .map(Duration::parse))
                .orElse(null);
    }

    /** How long a key signs; null where keys are rotated by hand only. */
    public @Nullable Duration every() {
        return every;
    }

    /** When the active key is rotated by itself; null where it is not. */
    public @Nullable Instant due() {
        var set = every;
        return set == null ? null : keys.ring().active().since().plus(set);
    }

    /**
     * Sets how long a key signs.
     *
     * @param chosen 1 hour to a year; null for by hand only
     * @throws Fault {@code schedule-out-of-range}
     */
    public void set(@Nullable Duration chosen, String by) {
        if (chosen != null && (chosen.compareTo(SHORTEST) < 0 || chosen.compareTo(LONGEST) > 0)) {
            throw Fault.badRequest(
                    "schedule-out-of-range", "A signing key signs for 1 h to 365 d.", "Write for example 30d.");
        }
        store.commit(h -> {
            h.createUpdate("delete from setting where name = :name")
                    .bind("name", SETTING)
                    .execute();
            if (chosen != null) {
                h.createUpdate("insert into setting values (:name, :value)")
                        .bind("name", SETTING)
                        .bind("value", chosen.toString())
                        .execute();
            }
            audit.append(
                    h,
                    by,
                    "key.schedule",
                    "signing-keys",
                    Map.of("every", chosen == null ? "by hand" : chosen.toString()));
            return SETTING;
        });
        every = chosen;
    }

    /** Does what is due by now. */
    public void turn() {
        var due = due();
        if (due != null && !clock.instant().isBefore(due)) {
            keys.rotate("system");
        }
        keys.ring().keys().stream().filter(this::outlived).forEach(key -> keys.retire(key.kid(), "system"));
    }

    private boolean outlived(SigningKey key) {
        return key.state() == KeyState.RETIRING
                && clock.instant().isAfter(key.since().plus(Verifier.MAX_LIFE).plus(Sessions.CLOCK_MARGIN));
    }
}
