package dev.sluice.destination;

import dev.sluice.api.Fault;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.asset.LiveAssets;
import dev.sluice.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shows that run: begins, watches and ends them. Thread-safe. */
final class Playout implements LiveShow.Chorus {
    private static final Logger LOG = LoggerFactory.getLogger(Playout.class);

    /** Viewers are seconds behind; they see the end before the live asset is withdrawn. */
    private static final Duration AFTERGLOW = Duration.ofMinutes(2);

    private final Store store;
    private final Clock clock;
    private final Vault vault;
    private final Destinations destinations;
    private final Stage stage;
    private final LiveAssets assets;
    private final Takes takes;
    private final WindowGate gate;
    private final Events events;
    private final Telling telling;
    private final Executor threads;
    private final Map<String, LiveShow> running = new ConcurrentHashMap<>();
    private final Map<String, LiveShow> byAsset = new ConcurrentHashMap<>();

    Playout(
            Store store,
            Clock clock,
            Vault vault,
            Destinations destinations,
            Stage stage,
            LiveAssets assets,
            Takes takes,
            WindowGate gate,
            Events events,
            Telling telling,
            Executor threads) {
        this.store = store;
        this.clock = clock;
        this.vault = vault;
        this.destinations = destinations;
        this.stage = stage;
        this.assets = assets;
        this.takes = takes;
        this.gate = gate;
        this.events = events;
        this.telling = telling;
        this.threads = threads;
    }

    @Nullable
    LiveShow running(String id) {
        return running.get(id);
    }

    /** The show whose live asset this is, until a little after its end. */
    @Nullable
    LiveShow ofAsset(String asset) {
        return byAsset.get(asset);
    }

    /**
     * Begins a show that is kept already; false when it was ended meanwhile. One that cannot begin is over.
     *
     * @throws Fault {@code show-unwritable}, {@code show-unforeseen}, or what is wrong with the source
     */
    boolean begin(ShowRow row) {
        try {
            var show = stage.open(row, this);
            running.put(row.id(), show);
            if (row.asset() != null) {
                byAsset.put(row.asset(), show);
            }
            for (String id : store.read(h -> ShowTable.wanted(h, row.id()))) {
                show.add(stage.outlet(show, destinations.get(id), telling::changed));
            }
            if (endedMeanwhile(show)) {
                return false;
            }
            events.add(row.id(), null, Severity.INFO, "started", "The show begins: " + words(row.source()) + ".");
            stage.run(show, source(row));
            return true;
        } catch (IOException e) {
            throw abandoned(
                    row,
                    Fault.failed(
                            "show-unwritable",
                            "The show's folder cannot be written to.",
                            "Look at the workspace's disk.",
                            e));
        } catch (Fault e) {
            throw abandoned(row, e);
        } catch (RuntimeException e) {
            throw abandoned(
                    row,
                    Fault.failed(
                            "show-unforeseen",
                            "Something failed that nobody foresaw.",
                            "Look into the service's log, then begin the show again.",
                            e));
        }
    }

    /**
     * Catches up with the store. Who ends a show or one of its destinations writes first, then looks at what runs; here it is the
     * other way round, so that one of the two always sees the other.
     */
    private boolean endedMeanwhile(LiveShow show) {
        String id = show.row().id();
        boolean over =
                store.read(h -> ShowTable.find(h, id)).filter(ShowRow::running).isEmpty();
        List<String> wanted = over ? List.of() : store.read(h -> ShowTable.wanted(h, id));
        store.read(h -> ShowTable.publications(h, id)).stream()
                .filter(p -> !wanted.contains(p.destination()))
                .forEach(p -> show.outlet(p.destination()).ifPresent(o -> leave(o, p, over)));
        if (over) {
            running.remove(id);
            withdraw(show.row());
        }
        return over;
    }

    /** With the words that were kept; where there are none, the show was ended while this way was made. */
    private static void leave(Outlet outlet, Publication kept, boolean over) {
        if (over && kept.state() != PublicationState.STOPPED) {
            outlet.end("stopped", "The show ended before it began.");
        } else {
            outlet.stop(kept.code(), kept.sentence());
        }
    }

    private void withdraw(ShowRow row) {
        if (row.asset() != null) {
            byAsset.remove(row.asset());
            assets.end(row.asset());
        }
    }

    private Fault abandoned(ShowRow row, Fault why) {
        LOG.error("Show {} cannot begin", row.id(), why);
        var show = running.remove(row.id());
        if (show != null) {
            show.suspend();
        }
        String sentence = "The show cannot begin: " + why.problem().title();
        events.add(row.id(), null, Severity.BLOCKS, why.code(), sentence, h -> {
            ShowTable.ended(h, row.id(), row.startedAt() == null ? ShowState.FAILED : ShowState.ENDED, clock.millis());
            ShowTable.stopAll(h, row.id(), "stopped", "The show could not begin.", clock.millis());
        });
        wrapUp(row);
        return why;
    }

    private ShowSource source(ShowRow row) {
        return store.read(h -> ShowTable.sourceSecret(h, row.id()))
                .map(locked -> new ShowSource(
                        row.source().kind(),
                        vault.open(row.id(), locked),
                        row.source().loop(),
                        row.source().encode()))
                .orElse(row.source());
    }

    private static String words(ShowSource source) {
        return switch (source.kind()) {
            case ASSET -> "asset " + source.value();
            case FILE -> "file " + Path.of(source.value()).getFileName();
            case PATTERN -> "test pattern " + source.value();
            case RTMP, SRT -> "waits for an encoder at " + source.value();
            case URL -> "reads " + source.value();
        };
    }

    /** About twice a second. */
    void tick() {
        running.values().forEach(LiveShow::tick);
        withdrawEnded();
    }

    private void withdrawEnded() {
        var before = clock.instant().minus(AFTERGLOW);
        for (var entry : List.copyOf(byAsset.entrySet())) {
            var row = store.read(h -> ShowTable.find(h, entry.getValue().row().id()));
            if (row.isPresent()
                    && row.get().endedAt() != null
                    && row.get().endedAt().isBefore(before)) {
                byAsset.remove(entry.getKey());
                assets.end(entry.getKey());
            }
        }
    }

    /** What runs now. */
    List<LiveShow> shows() {
        return List.copyOf(running.values());
    }

    /** Takes a still picture of every running show. */
    void takePictures() throws InterruptedException {
        for (LiveShow show : running.values()) {
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
        var show = running.get(id);
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
                ShowTable.stopAll(h, id, code, sentence, clock.millis());
            }
            return first;
        });
        var show = running.get(id);
        if (ended && show != null && show.end(code, "The show has ended.")) {
            finish(show, ShowState.ENDED, code, sentence);
        } else if (ended) {
            events.add(id, null, Severity.INFO, code, sentence);
            store.read(h -> ShowTable.find(h, id)).ifPresent(this::wrapUp);
        }
        return ended;
    }

    private void wrapUp(ShowRow row) {
        withdraw(row);
        if (takes.keptMs(row.id()) > 0) {
            takes.automatic(row);
        }
    }

    private void finish(LiveShow show, ShowState state, String code, String sentence) {
        String id = show.row().id();
        show.seal();
        var severity = state == ShowState.FAILED ? Severity.BLOCKS : Severity.INFO;
        telling.end(show, severity, code, sentence, h -> {
            ShowTable.ended(h, id, state, clock.millis());
            show.publications().forEach(p -> ShowTable.keep(h, id, p));
        });
        running.remove(id);
        telling.forget(show);
        if (!show.recording().segments().isEmpty()) {
            takes.automatic(show.row());
        }
    }

    void stopOne(String id, String destination, String code, String sentence) {
        store.commit(h -> {
            ShowTable.wanted(h, id, destination, false);
            ShowTable.stopOne(h, id, destination, code, sentence, clock.millis());
            return id;
        });
        var show = running.get(id);
        if (show != null) {
            show.outlet(destination).ifPresent(o -> o.stop(code, sentence));
        }
    }

    void startOne(String id, String destination) {
        var show = running.get(id);
        if (show == null) {
            return;
        }
        var present = show.outlet(destination);
        if (present.filter(o -> o.state() != PublicationState.STOPPED && o.state() != PublicationState.FAILED)
                .isPresent()) {
            return;
        }
        present.ifPresent(show::remove);
        store.commit(h -> {
            ShowTable.publishAnew(h, id, destination, clock.millis());
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
        running.values().stream().filter(gate::waits).forEach(this::window);
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
        running.values().forEach(LiveShow::suspend);
    }
}
