package dev.sluice.destination;

import dev.sluice.api.Severity;
import dev.sluice.api.ShowEvent;
import dev.sluice.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The one timeline of everything that happens in shows. */
final class Events {
    private final Store store;
    private final Clock clock;
    private final Consumer<String> changed;

    /** Tells {@code changed} the show of each event after it is kept. */
    Events(Store store, Clock clock, Consumer<String> changed) {
        this.store = store;
        this.clock = clock;
        this.changed = changed;
    }

    ShowEvent add(String show, @Nullable String destination, Severity severity, String code, String sentence) {
        return add(show, destination, severity, code, sentence, h -> {});
    }

    /** Keeps an event and the change that it tells of in one, so that nobody sees the one without the other. */
    ShowEvent add(
            String show,
            @Nullable String destination,
            Severity severity,
            String code,
            String sentence,
            Consumer<Handle> change) {
        long at = clock.millis();
        var event = store.commit(h -> {
            change.accept(h);
            return HistoryTable.event(h, at, show, destination, severity, code, sentence);
        });
        changed.accept(show);
        return event;
    }

    List<ShowEvent> newest(@Nullable String show, int limit) {
        return store.read(h -> HistoryTable.events(h, show, limit));
    }
}
