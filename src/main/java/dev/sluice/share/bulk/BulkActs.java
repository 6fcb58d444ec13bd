package dev.sluice.share.bulk;

import dev.sluice.access.Operators;
import dev.sluice.api.BulkAct;
import dev.sluice.api.BulkItem;
import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.BulkState;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.api.ShareState;
import dev.sluice.api.Ttl;
import dev.sluice.audit.Audit;
import dev.sluice.share.ShareActs;
import dev.sluice.share.ShareFilter;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Standing;
import dev.sluice.store.Cursor;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, runs, cancels and takes back acts on many shares. */
public final class BulkActs {
    private static final Logger LOG = LoggerFactory.getLogger(BulkActs.class);
    private static final int MOST_HANDLES = 10_000;

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final ShareQueries queries;
    private final BulkRun run;
    private final Executor executor;
    private final Function<Map<String, String>, ShareFilter> filters;
    private final Consumer<String> changed;

    /**
     * Acts of a workspace; none runs before it is started or {@link #resumeInterrupted}.
     *
     * @param executor where acts run; they block
     * @param filters reads the words of a filter
     * @param changed hears the id of an act that has gone on
     */
    public BulkActs(
            Store store,
            Audit audit,
            Clock clock,
            ShareQueries queries,
            ShareActs acts,
            Executor executor,
            Function<Map<String, String>, ShareFilter> filters,
            Consumer<String> changed) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.queries = queries;
        this.run = new BulkRun(store, queries, acts);
        this.executor = executor;
        this.filters = filters;
        this.changed = changed;
    }

    /** The least role that may do this. */
    public static Role role(BulkKind kind) {
        return switch (kind) {
            case TTL, EXTEND, REISSUE -> Role.SUPPORT;
            case FREEZE, UNFREEZE -> Role.PRODUCER;
            case ALIGN, REVOKE, UNDO -> Role.ADMIN;
        };
    }

    /**
     * Starts an act; it runs in the background.
     *
     * @throws Fault {@code role-missing}, {@code bulk-malformed}, {@code bad-filter} or a code of {@link Ttl}
     */
    public BulkAct start(BulkRequest request, Operator by) {
        check(request);
        Operators.require(by, role(request.kind()));
        var handles = request.handles();
        if (handles == null) {
            return begin(request.kind(), request, by, queries.count(filter(request)), null, List.of());
        }
        var distinct = handles.stream().distinct().toList();
        return begin(request.kind(), request, by, distinct.size(), null, queries.unknown(distinct));
    }

    /**
     * Takes back what an act has done, as an act of its own.
     *
     * @throws Fault {@code bulk-unknown}, {@code bulk-not-undoable} or {@code role-missing}
     */
    public BulkAct undo(String id, Operator by) {
        var first = row(id).act();
        Operators.require(by, role(first.kind()));
        if (!first.undoable()) {
            throw Fault.conflict(
                    "bulk-not-undoable",
                    "This act cannot be taken back: it still runs, was taken back already, or did what lasts.",
                    "Revoked links stay dead; reissue them instead.");
        }
        var request = new BulkRequest(BulkKind.UNDO, null, null, null, null);
        return begin(BulkKind.UNDO, request, by, first.done(), first.id(), List.of());
    }

    /**
     * Stops an act before its next shares; what was done stands.
     *
     * @throws Fault {@code bulk-unknown}, {@code bulk-ended} or {@code role-missing}
     */
    public BulkAct cancel(String id, Operator by) {
        var row = row(id);
        var kind = row.act().undoes() == null
                ? row.act().kind()
                : row(row.act().undoes()).act().kind();
        Operators.require(by, role(kind));
        if (!end(id, BulkState.CANCELLED, by.name())) {
            throw Fault.conflict("bulk-ended", "This act has ended already.", "Take it back instead, where it can be.");
        }
        return find(id);
    }

    /**
     * One act as it stands.
     *
     * @throws Fault {@code bulk-unknown}
     */
    public BulkAct find(String id) {
        return row(id).act();
    }

    /** Acts, newest first. */
    public Page<BulkAct> page(@Nullable String after, int limit) {
        long before = after == null ? Long.MAX_VALUE : find(after).startedAt().toEpochMilli();
        var rows = store.read(h -> BulkTable.page(h, before, limit));
        var acts = rows.stream().map(BulkTable.Row::act).toList();
        return new Page<>(acts, acts.size() < limit ? null : acts.getLast().id(), null);
    }

    /**
     * What came of each share.
     *
     * @param after {@link Page#next} of the page before; null for the first page
     * @param refusedOnly leaves out those it was done to
     * @throws Fault {@code bulk-unknown} or {@code bad-cursor}
     */
    public Page<BulkItem> items(String id, @Nullable String after, int limit, boolean refusedOnly) {
        find(id);
        long from = after == null ? Long.MIN_VALUE : Cursor.number(after);
        var items = store.read(h -> BulkTable.items(h, id, from, limit, refusedOnly));
        String next =
                items.size() < limit ? null : Long.toString(items.getLast().share());
        return new Page<>(items.stream().map(BulkTable.Item::item).toList(), next, null);
    }

    /**
     * Shares that an act made, each answered to somebody once: their signed links are shown when they are handed out and
     * never again. Those that have ended meanwhile are left out.
     *
     * @return empty where all were handed out
     * @throws Fault {@code bulk-unknown}, or {@code not-yours} for anybody but who started the act
     */
    public List<Standing> handOut(String id, int limit, Operator by) {
        var starter = row(id).by().name();
        if (!starter.equals(by.name())) {
            throw Fault.forbidden(
                    "not-yours",
                    "The new links of an act are handed out to " + starter + ", who started it.",
                    "Reissue the links you need.");
        }
        return queries.standings(store.commit(h -> BulkTable.handOut(h, id, limit))).stream()
                .filter(share -> share.state() == ShareState.ACTIVE || share.state() == ShareState.FROZEN)
                .toList();
    }

    /** Goes on with what the end of the service interrupted. */
    public void resumeInterrupted() {
        store.read(BulkTable::running)
                .forEach(row -> executor.execute(() -> toItsEnd(row.act().id())));
    }

    private BulkAct begin(
            BulkKind kind,
            BulkRequest request,
            Operator by,
            long total,
            @Nullable String undoes,
            List<String> unknown) {
        var act = new BulkAct(
                Ids.readable(),
                kind,
                BulkState.RUNNING,
                by.name(),
                Instant.ofEpochMilli(clock.millis()),
                null,
                total,
                0,
                unknown.size(),
                0,
                false,
                undoes,
                null);
        var row = new BulkTable.Row(act, request, by, queries.newest(), 0);
        store.commit(h -> {
            BulkTable.insert(h, row);
            BulkTable.unknown(h, act.id(), unknown);
            if (undoes != null) {
                BulkTable.undone(h, undoes, act.id());
            }
            audit.append(h, by.name(), "bulk.start", "bulk:" + act.id(), words(row));
            return act;
        });
        executor.execute(() -> toItsEnd(act.id()));
        return act;
    }

    private void toItsEnd(String id) {
        try {
            var row = row(id);
            var filter = row.act().undoes() == null ? filter(row.request()) : ShareFilter.ALL;
            var next = next(row, filter, row.cursor());
            for (var some = next.join();
                    !some.isEmpty() && row.act().state() == BulkState.RUNNING;
                    some = next.join()) {
                // The shares after these are found while these are written; none of them is among these.
                next = next(row, filter, BulkRun.reached(some));
                run.apply(row, some);
                changed.accept(id);
                row = row(id);
            }
            end(id, BulkState.DONE, row.by().name());
        } catch (RuntimeException e) {
            // It stays running in the store and goes on when the service starts again.
            LOG.error("The act {} on many shares was interrupted", id, e);
        }
        changed.accept(id);
    }

    private CompletableFuture<List<ShareActs.Decided>> next(BulkTable.Row row, ShareFilter filter, long cursor) {
        return CompletableFuture.supplyAsync(() -> run.next(row, filter, cursor), executor);
    }

    private boolean end(String id, BulkState state, String by) {
        return store.commit(h -> {
            boolean ended = BulkTable.end(h, id, state, clock.millis());
            if (ended) {
                var act = BulkTable.find(h, id).orElseThrow().act();
                audit.append(
                        h,
                        by,
                        "bulk.end",
                        "bulk:" + id,
                        Map.of(
                                "state", state.name().toLowerCase(java.util.Locale.ROOT),
                                "done", act.done(),
                                "refused", act.refused()));
            }
            return ended;
        });
    }

    private BulkTable.Row row(String id) {
        return store.read((Handle h) -> BulkTable.find(h, id))
                .orElseThrow(() -> Fault.notFound(
                        "bulk-unknown",
                        "There is no act " + id + " on many links.",
                        "Take its id from the list of acts."));
    }

    private ShareFilter filter(BulkRequest request) {
        return request.handles() != null
                ? ShareFilter.of(request.handles())
                : filters.apply(request.filter() == null ? Map.of() : request.filter());
    }

    private static void check(BulkRequest request) {
        if (request.kind() == null || request.kind() == BulkKind.UNDO || !chooses(request)) {
            throw Fault.badRequest(
                    "bulk-malformed",
                    "An act on many links has a kind and either a filter or 1 to 10,000 handles.",
                    "Name the links, or choose them by a filter such as channel=lms.");
        }
        if ((request.kind() == BulkKind.TTL) != (request.ttl() != null)) {
            throw Fault.badRequest(
                    "bulk-malformed",
                    "The kind ttl, and no other, has a TTL.",
                    "Give a TTL with ttl, and leave it away otherwise.");
        }
        if (request.ttl() != null) {
            Ttl.parse(request.ttl());
        }
    }

    /** A filter that narrows nothing is taken for a mistake: it would act upon every link there is. */
    private static boolean chooses(BulkRequest request) {
        var handles = request.handles();
        var filter = request.filter();
        if (handles == null) {
            return filter != null && !filter.isEmpty();
        }
        return filter == null
                && !handles.isEmpty()
                && handles.size() <= MOST_HANDLES
                && handles.stream().noneMatch(Objects::isNull);
    }

    private static Map<String, Object> words(BulkTable.Row row) {
        var words = new TreeMap<String, Object>();
        words.put("kind", row.act().kind());
        words.put("links", row.act().total());
        put(words, "filter", row.request().filter());
        put(words, "ttl", row.request().ttl());
        put(words, "reason", row.request().reason());
        put(words, "undoes", row.act().undoes());
        return words;
    }

    private static void put(Map<String, Object> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value);
        }
    }
}
