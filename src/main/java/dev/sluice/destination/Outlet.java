package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.media.live.Piece;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One destination of a running show. What it is handed it must take without waiting. Thread-safe.
 *
 * <p>Its states are told to a listener once each; a state that comes again with other words is told again.
 */
abstract class Outlet {
    /** Why an invalidation ends something; it waits for nothing. */
    static final String INVALIDATED = "invalidated";

    private final Destination destination;
    private final Clock clock;
    private final Consumer<Publication> changed;
    private Publication.Health health = Publication.Health.NONE;
    private PublicationState state = PublicationState.WAITING;
    private String code = "";
    private String sentence = "Waits for the source.";
    private Instant since;

    Outlet(Destination destination, Clock clock, Consumer<Publication> changed) {
        this.destination = destination;
        this.clock = clock;
        this.changed = changed;
        this.since = clock.instant();
    }

    final Destination destination() {
        return destination;
    }

    final synchronized Publication publication() {
        return new Publication(
                destination.id(), destination.name(), destination.kind(), state, code, sentence, since, health);
    }

    final synchronized PublicationState state() {
        return state;
    }

    /** What was measured, maybe a moment before the end: then only what was counted is taken of it. */
    final synchronized void health(Publication.Health now) {
        health = state.over() ? over(now) : now;
    }

    /** Comes to a state; what is stopped stays so. */
    final void move(PublicationState to, String why, String words) {
        synchronized (this) {
            if (state == PublicationState.STOPPED || (state == to && code.equals(why) && sentence.equals(words))) {
                return;
            }
            since = state == to ? since : clock.instant();
            state = to;
            code = why;
            sentence = words;
            health(health);
        }
        changed.accept(publication());
    }

    /** What was counted stays; what goes on has come to its end. */
    private static Publication.Health over(Publication.Health h) {
        return new Publication.Health(
                false,
                0,
                h.targetBitRate(),
                h.droppedFrames(),
                h.lateFrames(),
                h.reconnects(),
                h.sentBytes(),
                h.acknowledgedBytes(),
                null);
    }

    /** Media as it comes from the source. */
    void accept(Piece piece) {}

    /** The recording has one more segment, or has stopped. */
    void segments() {}

    /** The source began anew: its clock and coding may be others. */
    void renew() {}

    /** Looks and measures; about twice a second. */
    void tick() {}

    /** The show ends: nothing more comes from the source, and the recording is not closed yet. What was given up stays so. */
    void end(String why, String words) {
        if (state() != PublicationState.FAILED) {
            stop(why, words);
        }
    }

    /** The recording of a show that has ended is closed: its last segment is there. */
    void sealed() {}

    /** Ends it for good; what is under way may take a moment to end. */
    void stop(String why, String words) {
        move(PublicationState.STOPPED, why, words);
    }
}
