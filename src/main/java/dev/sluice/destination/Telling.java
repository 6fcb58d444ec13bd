package dev.sluice.destination;

import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowEvent;
import dev.sluice.store.Store;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what happens in running shows, each thing once: to the timeline and to the webhooks among their destinations. */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final Store store;
    private final Events events;
    private final Executor threads;

    /** What was said last of each publication: a destination that fails again in the same way is no news. */
    private final Map<String, String> told = new ConcurrentHashMap<>();

    private volatile boolean closed;

    Telling(Store store, Events events, Executor threads) {
        this.store = store;
        this.events = events;
        this.threads = threads;
    }

    /** Blocks until it is kept. */
    void event(LiveShow show, @Nullable String destination, Severity severity, String code, String sentence) {
        if (closed) {
            return;
        }
        pass(show, events.add(show.row().id(), destination, severity, code, sentence));
    }

    /** Tells the end of a show and keeps it in one; it is kept when nothing is told any more, too. */
    void end(LiveShow show, Severity severity, String code, String sentence, Consumer<Handle> end) {
        if (closed) {
            store.commit(h -> {
                end.accept(h);
                return show;
            });
        } else {
            pass(show, events.add(show.row().id(), null, severity, code, sentence, end));
        }
    }

    private static void pass(LiveShow show, ShowEvent event) {
        for (Outlet outlet : show.outlets()) {
            if (outlet instanceof WebhookOutlet webhook) {
                webhook.tell(event);
            }
        }
    }

    /** Whether this is other than what was said last about something of a show. */
    boolean isNews(LiveShow show, String about, String what) {
        return !what.equals(told.put(show.row().id() + " " + about, what));
    }

    /** A destination has come to another state; never waits. */
    void changed(LiveShow show, Publication p) {
        if (closed) {
            return;
        }
        keep(h -> {
            PublicationTable.keep(h, show.row().id(), p);
            return p;
        });
        boolean passing = p.state() == PublicationState.CONNECTING || p.state() == PublicationState.WAITING;
        String code = p.code().isEmpty() ? DestinationTable.text(p.state()) : p.code();
        if (!passing && isNews(show, p.destination(), code)) {
            threads.execute(() -> event(show, p.destination(), LiveShow.severity(p.state()), code, p.sentence()));
        }
    }

    /** Writes without waiting; what cannot be kept is in the log, the show goes on. */
    void keep(Function<Handle, ?> work) {
        var _ = store.write(work).exceptionally(e -> {
            LOG.warn("The state of a show cannot be kept", e);
            return null;
        });
    }

    /** A show is over: what was said of it need not be remembered. */
    void forget(LiveShow show) {
        told.keySet().removeIf(about -> about.startsWith(show.row().id() + " "));
    }

    /** Nothing is told any more: the service stops, and what stops with it is no news. */
    void close() {
        closed = true;
    }
}
