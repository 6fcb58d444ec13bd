package dev.sluice.console.links.rows;

import dev.sluice.api.Page;
import dev.sluice.api.Problem;
import dev.sluice.api.Share;
import dev.sluice.client.ShareFilter;
import dev.sluice.console.work.Job;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Reads the pages that are looked at, one at a time, nearest first; what was scrolled past is never read. */
public final class LinkList {
    private final Work work;
    private final Source source;
    private final Latest latest = new Latest();
    private final Latest counting = new Latest();
    private final Map<Integer, String> cursors = new HashMap<>();
    private final Set<Integer> stale = new HashSet<>();
    private final ReadOnlyObjectWrapper<LinkRows> rows = new ReadOnlyObjectWrapper<>(new LinkRows(0));
    private ShareFilter filter = ShareFilter.ALL;
    private Consumer<Job<?>> onFirst = job -> {};
    private boolean reading;
    private int first;
    private int last = 40;

    /** Where pages come from; blocks. */
    public interface Source {
        /** A page, whose total is not needed. */
        Page<Share> read(ShareFilter filter, int limit, @Nullable String after, int skip);

        /** How many match; may take far longer than a page. */
        long count(ShareFilter filter);
    }

    public LinkList(Work work, Source source) {
        this.work = work;
        this.source = source;
    }

    /** What the table shows; another object whenever another filter has been answered. */
    public ReadOnlyObjectProperty<LinkRows> rows() {
        return rows.getReadOnlyProperty();
    }

    /** Hears of the job that reads the first page of a filter. */
    public void onFirst(Consumer<Job<?>> handler) {
        onFirst = handler;
    }

    /** Shows another filter from its top; what was shown stays until the answer is here. */
    public void show(ShareFilter newFilter) {
        filter = newFilter;
        var job = work.job("Reading links", progress -> source.read(newFilter, LinkRows.PAGE, null, 0))
                .quiet()
                .onSuccess(this::begin)
                .onEnd(() -> reading = false);
        latest.cancel();
        reading = true;
        latest.start(job);
        onFirst.accept(job);
    }

    /** Says which rows are on the screen; their pages are read if they are not here. */
    public void visible(int newFirst, int newLast) {
        first = newFirst;
        last = newLast;
        next();
    }

    /** Reads again what is on the screen; other pages are read again when they are looked at. */
    public void refresh() {
        rows.get().keepOnly(first / LinkRows.PAGE, last / LinkRows.PAGE);
        for (var page = first / LinkRows.PAGE; page <= last / LinkRows.PAGE; page++) stale.add(page);
        next();
        count();
    }

    /** One link is known to be like this now; answers whether it is in the window. */
    public boolean patch(Share share) {
        return rows.get().patch(share);
    }

    private void begin(Page<Share> page) {
        cursors.clear();
        stale.clear();
        first = 0;
        var fresh = new LinkRows(page.items().size());
        fresh.put(0, page.items());
        keepCursor(1, page);
        rows.set(fresh);
        if (page.next() != null) count();
    }

    /** How long the list is comes after its first page: counting a million may take longer than showing them. */
    private void count() {
        var asked = filter;
        counting.start(work.job("Counting links", progress -> source.count(asked))
                .quiet()
                .onSuccess(total -> {
                    if (!asked.equals(filter)) return;
                    resize((int) Math.min(total, Integer.MAX_VALUE - 8));
                    next();
                })
                .onFailure(unknown -> {}));
    }

    private void resize(int size) {
        if (outgrown(size)) {
            var moved = new LinkRows(size);
            rows.get().handTo(moved);
            rows.set(moved);
        } else {
            rows.get().resize(size);
        }
    }

    private void next() {
        if (reading) return;
        var size = rows.get().size();
        for (var page = first / LinkRows.PAGE; page <= last / LinkRows.PAGE; page++) {
            if (page > 0 && page * LinkRows.PAGE >= size) return;
            if (!rows.get().has(page) || stale.contains(page)) {
                read(page);
                return;
            }
        }
    }

    private void read(int page) {
        var known = page;
        while (known > 0 && !cursors.containsKey(known)) known--;
        var after = cursors.get(known);
        var skip = (page - known) * LinkRows.PAGE;
        var asked = filter;
        reading = true;
        latest.start(work.job("Reading links", progress -> source.read(asked, LinkRows.PAGE, after, skip))
                .quiet()
                .onSuccess(answer -> arrived(page, answer))
                .onFailure(this::failed)
                .onEnd(() -> reading = false));
    }

    private void arrived(int page, Page<Share> answer) {
        stale.remove(page);
        keepCursor(page + 1, answer);
        if (answer.next() == null) resize(page * LinkRows.PAGE + answer.items().size());
        rows.get().put(page, answer.items());
        next();
    }

    /** A table that was empty while it was off the screen keeps saying so when its list grows: it needs a new one. */
    private boolean outgrown(int size) {
        var before = rows.get().size();
        return (before == 0 && size > 0) || Math.abs(size - before) > LinkRows.PAGE;
    }

    private void failed(Problem problem) {
        stale.clear();
    }

    private void keepCursor(int page, Page<Share> answer) {
        if (answer.next() != null) cursors.put(page, answer.next());
    }
}
