package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.session.Outcome;
import dev.sluice.telemetry.session.PlayState;
import dev.sluice.telemetry.session.Signals;
import dev.sluice.telemetry.session.Viewing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions that may still change, in memory; those that closed are in the store. One thread. */
final class OpenSessions {
    private static final int MOST = 300_000;
    private static final long STALLED_STILL_WATCHES_MS = 300_000;

    private final Map<OpenSession.Id, OpenSession> open = new HashMap<>();
    private final Set<OpenSession> dirty = new LinkedHashSet<>();
    private final Function<OpenSession.Id, Optional<OpenSession>> stored;

    OpenSessions(List<OpenSession> unfinished, Function<OpenSession.Id, Optional<OpenSession>> stored) {
        this.stored = stored;
        unfinished.forEach(session -> open.put(session.id, session));
    }

    @Nullable
    OpenSession ifOpen(OpenSession.Id id) {
        return open.get(id);
    }

    /** The session, from memory, from the store, or new; empty, and counted, where it cannot change any more. */
    Optional<OpenSession> openOrLoad(OpenSession.Id id, Traits traits, long lengthMs, long now, Rejections rejections) {
        var known = open.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        if (open.size() >= MOST) {
            rejections.count("too many sessions at once");
            return Optional.empty();
        }
        var session = stored.apply(id).orElseGet(() -> new OpenSession(id, traits, lengthMs, Signals.NONE, now));
        if (session.over(now)) {
            rejections.count("session closed long ago");
            return Optional.empty();
        }
        open.put(id, session);
        return Optional.of(session);
    }

    void changed(OpenSession session) {
        dirty.add(session);
    }

    List<OpenSession> takeChanged() {
        var changed = List.copyOf(dirty);
        dirty.clear();
        return changed;
    }

    /** Gives to {@code settle} those whom the silence up to now changed, and counts who watches. */
    int sweep(long now, BiConsumer<OpenSession, @Nullable Traits> settle) {
        int watching = 0;
        for (OpenSession session : new ArrayList<>(open.values())) {
            var viewing = session.viewing();
            boolean wasClosed = session.closed;
            if (session.grewSilent(now, viewing.playedAt() != null) || session.closed != wasClosed) {
                settle.accept(session, session.traits);
            }
            watching += watches(viewing, session, now) ? 1 : 0;
        }
        return watching;
    }

    private static boolean watches(Viewing viewing, OpenSession session, long now) {
        if (session.closed || viewing.outcome() != Outcome.WATCHING) {
            return false;
        }
        PlayState state = viewing.state();
        return state == PlayState.PLAYING
                || state == PlayState.SEEKING
                || (state == PlayState.STALLED && now - viewing.lastAt() < STALLED_STILL_WATCHES_MS);
    }

    /** Forgets the closed ones; call it when nothing is left to be written. */
    void forgetClosed() {
        open.values().removeIf(session -> session.closed);
    }

    /** Forgets everything in memory: what is in the store has changed. */
    void restart(List<OpenSession> unfinished) {
        open.clear();
        dirty.clear();
        unfinished.forEach(session -> open.put(session.id, session));
    }

    int size() {
        return open.size();
    }
}
