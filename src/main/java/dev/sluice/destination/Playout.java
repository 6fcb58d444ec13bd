package dev.sluice.destination;

import dev.sluice.api.Fault;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowState;
import dev.sluice.store.Store;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shows that run: begins, watches and ends them. Thread-safe. */
final class Playout implements LiveShow.Chorus {
    private static final Logger LOG = LoggerFactory.getLogger(Playout.class);

    private final Store store;
    private final Clock clock;
    private final Destinations destinations;
    private final Stage stage;
    private final Opening opening;
    private final Running running;
    private final Takes takes;
    private final WindowGate gate;
    private final Events events;
    private final Telling telling;
    private final Executor threads;

    Playout(
            Store store,
            Clock clock,
            Destinations destinations,
            Stage stage,
            Opening opening,
            Running running,
            Takes takes,
            WindowGate gate,
            Events events,
            Telling telling,
            Executor threads) {
        this.store = store;
        this.clock = clock;
        this.destinations = destinations;
        this.stage = stage;
        this.opening = opening;
        this.running = running;
        this.takes = takes;
        this.gate = gate;
        this.events = events;
        this.telling = telling;
        this.threads = threads;
    }

    /** Begins a show that is kept already, as {@link Opening#begin} says. */
    boolean begin(ShowRow row) {
        return opening.begin(row, this);
    }

    /** About twice a second. */
    void tick() {
        running.all().forEach(LiveShow::tick);
        running.withdrawEnded();
    }

    /** Takes a still picture of every running show. */
    void takePictures() throws InterruptedException {
        for (LiveShow show : running.all()) {
            try {
                takes.takePicture(show);
            } catch (Fault e) {
                // The next turn tries again; the pictures of other shows do not wait for this one.
                LOG.warn("No picture of show {}: {}", show.row().id(), e.getMessage());
            }
        }
    }

    /** Ends a show that runs, begins, or is to be gone on with; false when it is none of them, or somebody else ends it. */
    boolean end(String id, String code, String sentence) {
        var show = running.find(id);
        if (show == null) {
            return endBeforeItRuns(id, code, sentence);
        }
        if (!show.end(code, "The show has ended.")) {
            return false;
        }
        finish(show, ShowState.ENDED, code, sentence);
        return true;
    }

    private boolean endBeforeItRuns(String id, String code, String sentence) {
        boolean ended = store.commit(h -> {
            boolean first = ShowTable.endedEarly(h, id, clock.millis());
            if (first) {
                PublicationTable.stopAll(h, id, code, sentence, clock.millis());
            }
            return first;
        });
        var show = running.find(id);
        if (ended && show != null && show.end(code, "The show has ended.")) {
            finish(show, ShowState.ENDED, code, sentence);
        } else if (ended) {
            events.add(id, null, Severity.INFO, code, sentence);
            store.read(h -> ShowTable.find(h, id)).ifPresent(row -> {
                running.withdraw(row);
                takes.late(row);
            });
        }
        return ended;
    }

    private void finish(LiveShow show, ShowState state, String code, String sentence) {
        String id = show.row().id();
        show.seal();
        var severity = state == ShowState.FAILED ? Severity.BLOCKS : Severity.INFO;
        telling.end(show, severity, code, sentence, h -> {
            ShowTable.ended(h, id, state, clock.millis());
            show.publications().forEach(p -> PublicationTable.keep(h, id, p));
        });
        running.remove(id);
        telling.forget(show);
        if (!show.recording().segments().isEmpty()) {
            takes.automatic(show.row());
        }
    }

    void stopOne(String id, String destination, String code, String sentence) {
        store.commit(h -> {
            PublicationTable.wanted(h, id, destination, false);
            PublicationTable.stopOne(h, id, destination, code, sentence, clock.millis());
            return id;
        });
        var show = running.find(id);
        if (show != null) {
            show.outlet(destination).ifPresent(o -> o.stop(code, sentence));
        }
    }

    void startOne(String id, String destination) {
        var show = running.find(id);
        if (show == null) {
            return;
        }
        var present = show.outlet(destination);
        if (present.filter(o -> !o.state().over()).isPresent()) {
            return;
        }
        present.ifPresent(show::remove);
        store.commit(h -> {
            PublicationTable.publishAnew(h, id, destination, clock.millis());
            return id;
        });
        var outlet = stage.outlet(show, destinations.get(destination), telling::changed);
        show.add(outlet);
        outlet.segments();
        telling.changed(show, outlet.publication());
    }

    @Override
    public void event(LiveShow show, @Nullable String destination, Severity severity, String code, String sentence) {
        try {
            telling.event(show, destination, severity, code, sentence);
        } catch (RuntimeException e) {
            // A full disk takes no timeline either; the show goes on without.
            LOG.error("Not kept of show {}: {}", show.row().id(), sentence, e);
        }
    }

    @Override
    public void unrecorded(LiveShow show, String sentence) {
        threads.execute(() -> event(show, null, Severity.WARNS, "recording-stopped", sentence));
    }

    @Override
    public void live(LiveShow show) {
        if (show.goesLive()) {
            telling.keep(h -> {
                ShowTable.startedAt(h, show.row().id(), clock.millis());
                return show;
            });
            threads.execute(() -> event(show, null, Severity.HOLDS, "live", "The first picture is there."));
        }
    }

    @Override
    public void window(LiveShow show) {
        threads.execute(() -> gate.look(show));
    }

    /** Windows that did not pass are looked at again: what blocked may have left them. */
    void checkAgain() {
        running.all().stream().filter(gate::waits).forEach(this::window);
    }

    @Override
    public void over(LiveShow show, boolean everLive, String code, String sentence) {
        if (show.end(code, "The show has ended.")) {
            threads.execute(() -> finish(show, everLive ? ShowState.ENDED : ShowState.FAILED, code, sentence));
        }
    }

    /** Ends the children; the shows go on with the next start of the service. */
    void close() {
        telling.close();
        running.all().forEach(LiveShow::suspend);
    }
}
