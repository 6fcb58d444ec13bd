package dev.sluice.destination;

import dev.sluice.api.Asset;
import dev.sluice.api.Destination;
import dev.sluice.api.Fault;
import dev.sluice.api.HealthSample;
import dev.sluice.api.Operator;
import dev.sluice.api.Publication;
import dev.sluice.api.ReplayRequest;
import dev.sluice.api.Severity;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowState;
import dev.sluice.asset.LiveAssets;
import dev.sluice.audit.Audit;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows as the control API sees them. Blocks on the store; thread-safe. */
public final class Shows {
    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Vault vault;
    private final Destinations destinations;
    private final Sources sources;
    private final LiveAssets assets;
    private final Events events;
    private final Preflight preflight;
    private final Running running;
    private final Playout playout;
    private final Rundown rundown;
    private final Takes takes;

    Shows(
            Store store,
            Audit audit,
            Clock clock,
            Vault vault,
            Destinations destinations,
            Sources sources,
            LiveAssets assets,
            Events events,
            Preflight preflight,
            Running running,
            Playout playout,
            Rundown rundown,
            Takes takes) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.vault = vault;
        this.destinations = destinations;
        this.sources = sources;
        this.assets = assets;
        this.events = events;
        this.preflight = preflight;
        this.running = running;
        this.playout = playout;
        this.rundown = rundown;
        this.takes = takes;
    }

    /**
     * Begins a show, or schedules it.
     *
     * @throws Fault {@code title-missing}, {@code profile-unknown}, {@code out-of-range}, {@code destination-unknown}, or
     *     what is wrong with the source
     */
    public Show start(ShowRequest ask, Operator by) {
        check(ask, by);
        String id = Ids.readable();
        boolean owned = ask.destinations().contains(Destination.OWNED);
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant starts = ShowTerms.start(ask.startsAt());
        boolean later = starts != null && starts.isAfter(now);
        var row = new ShowRow(
                id,
                ask.title().strip(),
                later ? ShowState.SCHEDULED : ShowState.STARTING,
                Sources.masked(ask.source()),
                ask.profile() == null ? ShowTerms.STABILITY : ask.profile(),
                ask.windowSeconds() == null ? ShowTerms.WINDOW : ask.windowSeconds(),
                starts,
                null,
                null,
                owned ? assets.create(ask.title().strip(), id, by.name()) : null,
                null,
                now,
                by.name());
        byte[] secret =
                Sources.hasSecret(ask.source()) ? vault.seal(id, ask.source().value()) : null;
        store.commit(h -> {
            ShowTable.insert(h, row, secret);
            int ordinal = 0;
            for (String destination : new LinkedHashSet<>(ask.destinations())) {
                PublicationTable.publish(h, id, ordinal++, destination, now.toEpochMilli());
            }
            audit.append(
                    h,
                    by.name(),
                    "show.start",
                    "show:" + id,
                    Map.of("title", row.title(), "destinations", ask.destinations()));
            return id;
        });
        if (later) {
            events.add(id, null, Severity.INFO, "scheduled", "Begins by itself at " + Rundown.words(starts) + ".");
        } else {
            playout.begin(row);
        }
        return get(id);
    }

    private void check(ShowRequest ask, Operator by) {
        ShowTerms.check(ask);
        ask.destinations().forEach(destinations::present);
        sources.check(ask.source(), by);
    }

    /** What could hinder this show, worst first; starts nothing. */
    public List<dev.sluice.api.Finding> preflight(ShowRequest ask, Operator by) {
        return preflight.look(ask, () -> check(ask, by));
    }

    /** Running ones first, then scheduled ones, then the newest. */
    public List<Show> list(int limit) {
        return store.read(h -> ShowTable.newest(h, limit)).stream()
                .map(this::shown)
                .toList();
    }

    /** Those in one of these states, oldest first; reads nothing of the others. */
    List<Show> in(ShowState... states) {
        return store.read(h -> ShowTable.inStates(h, states)).stream()
                .map(this::shown)
                .toList();
    }

    /**
     * One show.
     *
     * @throws Fault {@code show-unknown} (404)
     */
    public Show get(String id) {
        return shown(row(id));
    }

    private ShowRow row(String id) {
        return store.read(h -> ShowTable.find(h, id))
                .orElseThrow(() -> Fault.notFound("show-unknown", "There is no show " + id + ".", "List the shows."));
    }

    private Show shown(ShowRow row) {
        var live = running.find(row.id());
        var input = live == null ? null : live.input();
        var publications = live == null
                ? store.read(h -> PublicationTable.publications(h, row.id()))
                : merged(store.read(h -> PublicationTable.publications(h, row.id())), live.publications());
        return row.shown(
                live == null ? takes.keptMs(row.id()) : live.recording().keptMs(),
                input == null ? idle(row) : input,
                publications);
    }

    private static List<Publication> merged(List<Publication> kept, List<Publication> now) {
        return kept.stream()
                .map(k -> now.stream()
                        .filter(n -> n.destination().equals(k.destination()))
                        .findFirst()
                        .orElse(k))
                .toList();
    }

    private static Show.Input idle(ShowRow row) {
        boolean scheduled = row.state() == ShowState.SCHEDULED;
        return new Show.Input(
                scheduled ? "waiting" : "ended",
                scheduled ? "Begins at its time." : "The show is over.",
                row.createdAt(),
                0,
                0,
                0,
                null);
    }

    /** Ends a show: all its destinations at once; the recording becomes the replay. */
    public Show stop(String id, Operator by) {
        row(id);
        note(by, "show.stop", id, Map.of());
        if (!rundown.callOff(id, "stopped", by.name() + " called the show off.")) {
            playout.end(id, "stopped", by.name() + " ended the show.");
        }
        return get(id);
    }

    /** Ends one destination of a show; the others notice nothing. */
    public Show stopOne(String id, String destination, Operator by) {
        require(id, destination);
        note(by, "show.stop-destination", id, Map.of("destination", destination));
        playout.stopOne(id, destination, "stopped", by.name() + " stopped it.");
        return get(id);
    }

    /** Begins a destination of a running show again, or adds one. */
    public Show startOne(String id, String destination, Operator by) {
        destinations.present(destination);
        if (running.find(id) == null) {
            throw Fault.conflict("show-not-running", "The show does not run.", "Begin a new one.");
        }
        note(by, "show.start-destination", id, Map.of("destination", destination));
        playout.startOne(id, destination);
        return get(id);
    }

    private void require(String id, String destination) {
        if (get(id).publications().stream().noneMatch(p -> p.destination().equals(destination))) {
            throw Fault.notFound("destination-unknown", "The show has no such destination.", "Look at its board.");
        }
    }

    private void note(Operator by, String act, String id, Map<String, ?> detail) {
        store.commit(h -> {
            audit.append(h, by.name(), act, "show:" + id, detail);
            return id;
        });
    }

    /** The timeline, newest first; of one show, if it is named. */
    public List<ShowEvent> events(@Nullable String show, int limit) {
        return events.newest(show, limit);
    }

    /** History of one destination, oldest first. */
    public List<HealthSample> history(String show, String destination, int limit) {
        return store.read(h -> HistoryTable.samples(h, show, destination, limit));
    }

    /** The newest still picture; null before the first. */
    public @Nullable Path picture(String show) {
        return takes.picture(show);
    }

    /**
     * Cuts a replay out of what was recorded so far.
     *
     * @throws Fault {@code recording-empty}, {@code trim-malformed}, {@code show-unknown}
     */
    public Asset replay(String id, ReplayRequest ask, Operator by) {
        return takes.replay(row(id), running.find(id), ask, by.name());
    }
}
