package dev.sluice.destination;

import dev.sluice.api.Fault;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a show begins, or why it cannot. Thread-safe. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Store store;
    private final Clock clock;
    private final Vault vault;
    private final Destinations destinations;
    private final Stage stage;
    private final Running running;
    private final Takes takes;
    private final Events events;
    private final Telling telling;

    Opening(
            Store store,
            Clock clock,
            Vault vault,
            Destinations destinations,
            Stage stage,
            Running running,
            Takes takes,
            Events events,
            Telling telling) {
        this.store = store;
        this.clock = clock;
        this.vault = vault;
        this.destinations = destinations;
        this.stage = stage;
        this.running = running;
        this.takes = takes;
        this.events = events;
        this.telling = telling;
    }

    /**
     * Begins a show that is kept already; false when it was ended meanwhile. One that cannot begin is over.
     *
     * @throws Fault {@code show-unwritable}, {@code show-unforeseen}, or what is wrong with the source
     */
    boolean begin(ShowRow row, LiveShow.Chorus chorus) {
        try {
            var show = stage.open(row, chorus);
            running.add(show);
            for (String id : store.read(h -> PublicationTable.wanted(h, row.id()))) {
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
        List<String> wanted = over ? List.of() : store.read(h -> PublicationTable.wanted(h, id));
        store.read(h -> PublicationTable.publications(h, id)).stream()
                .filter(p -> !wanted.contains(p.destination()))
                .forEach(p -> show.outlet(p.destination()).ifPresent(o -> leave(o, p, over)));
        if (over) {
            running.withdraw(show.row());
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

    private Fault abandoned(ShowRow row, Fault why) {
        LOG.error("Show {} cannot begin", row.id(), why);
        running.remove(row.id()).ifPresent(LiveShow::suspend);
        String sentence = "The show cannot begin: " + why.problem().title();
        events.add(row.id(), null, Severity.BLOCKS, why.code(), sentence, h -> {
            ShowTable.ended(h, row.id(), row.startedAt() == null ? ShowState.FAILED : ShowState.ENDED, clock.millis());
            PublicationTable.stopAll(h, row.id(), "stopped", "The show could not begin.", clock.millis());
        });
        running.withdraw(row);
        takes.late(row);
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
}
