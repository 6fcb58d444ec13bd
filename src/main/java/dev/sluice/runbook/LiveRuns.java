package dev.sluice.runbook;

import dev.sluice.api.Fault;
import dev.sluice.api.Run;
import dev.sluice.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Runs by id: from memory while they are under way, from their rows otherwise. */
final class LiveRuns {
    private final Store store;
    private final RunbookParser parser;
    private final Map<String, LiveRun> underWay = new ConcurrentHashMap<>();

    LiveRuns(Store store, RunbookParser parser) {
        this.store = store;
        this.parser = parser;
    }

    void add(LiveRun run) {
        underWay.put(run.id(), run);
    }

    /** Forgets the run if it has ended; its rows must say so by now. */
    void release(LiveRun run) {
        Run shown = run.shown();
        if (shown.endedAt() != null && shown.durable()) {
            underWay.remove(run.id(), run);
        }
    }

    /**
     * The run, brought back to memory where it was not.
     *
     * @throws Fault {@code run-unknown}
     */
    LiveRun get(String id) {
        var found = underWay.get(id);
        return found == null ? underWay.computeIfAbsent(id, this::load) : found;
    }

    /** As {@link #get}, to read only. */
    LiveRun look(String id) {
        return Optional.ofNullable(underWay.get(id)).orElseGet(() -> load(id));
    }

    /** All that are in memory. */
    List<LiveRun> all() {
        return List.copyOf(underWay.values());
    }

    /** Those that have not ended. */
    List<Run> underWay() {
        return underWay.values().stream()
                .map(LiveRun::shown)
                .filter(run -> run.endedAt() == null)
                .toList();
    }

    /** Ended drills, newest first. */
    List<Run> drills(int limit) {
        return store.read(handle -> RunTable.drills(handle, limit)).stream()
                .map(row -> row.record().run())
                .toList();
    }

    /** The newest run of each of these scopes, drills apart. */
    List<Run> newestOf(Set<String> scopes) {
        return scopes.isEmpty() ? List.of() : shown(handle -> RunTable.newestOf(handle, scopes));
    }

    /** Newest first. */
    List<Run> page(@Nullable String after, int limit) {
        return shown(handle -> RunTable.page(handle, after, limit));
    }

    /** Runs that were under way when the process died, brought back to memory. */
    List<LiveRun> interrupted() {
        return store.read(RunTable::unended).stream()
                .map(row -> underWay.computeIfAbsent(row.record().run().run(), id -> live(row)))
                .toList();
    }

    /** What is in memory is looked at before the rows: a run that is released in between has newer rows than were read. */
    private List<Run> shown(Function<Handle, List<RunTable.Row>> rows) {
        var live = Map.copyOf(underWay);
        return store.read(rows).stream()
                .map(row -> {
                    var inMemory = live.get(row.record().run().run());
                    return inMemory == null ? row.record().run() : inMemory.shown();
                })
                .toList();
    }

    private LiveRun load(String id) {
        return store.read(handle -> RunTable.find(handle, id))
                .map(this::live)
                .orElseThrow(() -> Fault.notFound(
                        "run-unknown", "There is no run " + id + ".", "The list of invalidations shows all of them."));
    }

    /** The document is the one that the run began with, whatever the file says by now. */
    private LiveRun live(RunTable.Row row) {
        var runbook = parser.parse(row.file(), row.markdown().getBytes(StandardCharsets.UTF_8));
        return new LiveRun(runbook, row.record());
    }
}
