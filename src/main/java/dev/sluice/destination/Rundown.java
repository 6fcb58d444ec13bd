package dev.sluice.destination;

import dev.sluice.api.Fault;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowState;
import dev.sluice.asset.LiveAssets;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins shows that nobody waits for: those whose time has come, and those that ran when the service stopped or died. */
final class Rundown {
    private static final Logger LOG = LoggerFactory.getLogger(Rundown.class);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    /** A show that begins later than this says so. */
    private static final Duration PUNCTUAL = Duration.ofSeconds(30);

    private final Store store;
    private final Clock clock;
    private final Playout playout;
    private final Takes takes;
    private final LiveAssets assets;
    private final Events events;

    /** What was on when the service stopped or died, until it was gone on with. */
    private List<ShowRow> interrupted;

    private boolean resumed;

    Rundown(Store store, Clock clock, Playout playout, Takes takes, LiveAssets assets, Events events) {
        this.store = store;
        this.clock = clock;
        this.playout = playout;
        this.takes = takes;
        this.assets = assets;
        this.events = events;
        this.interrupted = rows(ShowState.STARTING, ShowState.LIVE);
    }

    /** Goes on with what ran before, and ends what had ended only half. */
    private void resume() {
        interrupted.forEach(row -> guarded(row, () -> {
            if (begin(row)) {
                events.add(
                        row.id(),
                        null,
                        Severity.WARNS,
                        "resumed",
                        "The service was restarted; the show goes on after a gap.");
            }
        }));
        interrupted = List.of();
        store.commit(h -> {
            PublicationTable.cutShort(h, clock.millis());
            return h;
        });
        rows(ShowState.ENDED).stream()
                .filter(row -> row.replay() == null)
                .forEach(row -> guarded(row, () -> takes.late(row)));
        store.read(ShowTable::leftBehind).forEach(assets::end);
    }

    /** What goes wrong with one show must not keep the others from beginning. */
    private static void guarded(ShowRow row, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Show {} is left as it is", row.id(), e);
        }
    }

    /** Begins what is due; about twice a second. The first time it goes on with what ran before. */
    void tick() {
        if (!resumed) {
            resumed = true;
            resume();
        }
        for (ShowRow row : rows(ShowState.SCHEDULED)) {
            var late = Duration.between(row.startsAt() == null ? row.createdAt() : row.startsAt(), clock.instant());
            if (!late.isNegative()) {
                guarded(row, () -> due(row, late));
            }
        }
    }

    private List<ShowRow> rows(ShowState... states) {
        return store.read(h -> ShowTable.inStates(h, states));
    }

    private void due(ShowRow row, Duration late) {
        if (!store.commit(h -> ShowTable.begins(h, row.id()))) {
            return;
        }
        if (late.compareTo(PUNCTUAL) > 0) {
            events.add(
                    row.id(),
                    null,
                    Severity.WARNS,
                    "begun-late",
                    "The service did not run at " + words(row.startsAt()) + "; the show begins " + late.toSeconds()
                            + " s late.");
        }
        begin(row);
    }

    /** Whether it has begun; otherwise the timeline says why not. */
    private boolean begin(ShowRow row) {
        try {
            return playout.begin(row);
        } catch (Fault e) {
            LOG.debug("Show {} is over before it began", row.id(), e);
            return false;
        }
    }

    /** A time as the timeline writes it. */
    static String words(@Nullable Instant at) {
        return at == null ? "its time" : TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Calls a show off; false when it is none that is to come. */
    boolean callOff(String id, String code, String sentence) {
        boolean off = store.commit(h -> {
            boolean waited = ShowTable.calledOff(h, id, clock.millis());
            if (waited) {
                PublicationTable.stopAll(h, id, "stopped", "The show was called off.", clock.millis());
            }
            return waited;
        });
        if (off) {
            store.read(h -> ShowTable.find(h, id)).map(ShowRow::asset).ifPresent(assets::end);
            events.add(id, null, Severity.INFO, code, sentence);
        }
        return off;
    }
}
