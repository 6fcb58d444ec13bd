package dev.sluice.console.shell;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The last act that can still be taken back. A new one replaces it: only what was done last can be undone. */
public final class Undo {
    /** How long an act can be taken back. */
    public static final Duration OPEN = Duration.ofSeconds(10);

    private final ObservableValue<Instant> now;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();

    /**
     * What was done and how to take it back.
     *
     * @param done one sentence
     * @param until when the offer ends
     * @param back does it
     */
    public record Offer(String done, Instant until, Runnable back) {}

    /** Follows the time that screens show. */
    public Undo(ObservableValue<Instant> now) {
        this.now = now;
        now.subscribe(this::expire);
    }

    /** Offers to take back what was just done. */
    public void offer(String done, Runnable back) {
        offer.set(new Offer(done, now.getValue().plus(OPEN), back));
    }

    /** Takes it back, once. */
    public void undo() {
        var current = offer.get();
        offer.set(null);
        if (current != null) current.back().run();
    }

    /** What can be taken back now; null when nothing can. */
    public ReadOnlyObjectProperty<@Nullable Offer> current() {
        return offer.getReadOnlyProperty();
    }

    private void expire(Instant time) {
        var current = offer.get();
        if (current != null && !time.isBefore(current.until())) offer.set(null);
    }
}
