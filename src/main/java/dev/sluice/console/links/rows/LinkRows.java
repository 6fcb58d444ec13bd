package dev.sluice.console.links.rows;

import dev.sluice.api.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/** As many rows as match, of which only some pages are here. Used on the application thread. */
public final class LinkRows extends ObservableListBase<LinkRow> {
    /** Rows of a page. */
    public static final int PAGE = 200;

    /** Pages that are kept; those not looked at for longest go first. */
    private static final int KEPT = 16;

    private final Map<Integer, List<Share>> pages = new LinkedHashMap<>(KEPT, 0.75f, true);
    private int size;

    LinkRows(int size) {
        this.size = size;
    }

    @Override
    public LinkRow get(int index) {
        var page = pages.get(index / PAGE);
        var at = index % PAGE;
        return new LinkRow(index, page == null || at >= page.size() ? null : page.get(at));
    }

    @Override
    public int size() {
        return size;
    }

    /** Gives the pages that are here to another list. */
    void handTo(LinkRows other) {
        other.pages.putAll(pages);
    }

    boolean has(int page) {
        return pages.containsKey(page);
    }

    /** How many links are held in memory now. */
    public int held() {
        return pages.values().stream().mapToInt(List::size).sum();
    }

    /** Takes in a page; rows that were there before are replaced. */
    void put(int page, List<Share> links) {
        var before = pages.put(page, List.copyOf(links));
        if (pages.size() > KEPT) pages.remove(pages.keySet().iterator().next());
        beginChange();
        for (var i = 0; i < links.size() && page * PAGE + i < size; i++) {
            if (before != null && i < before.size() && before.get(i).equals(links.get(i))) continue;
            nextSet(page * PAGE + i, new LinkRow(page * PAGE + i, null));
        }
        endChange();
    }

    /** Lets all pages go but these. */
    void keepOnly(int first, int last) {
        pages.keySet().removeIf(page -> page < first || page > last);
    }

    /** The list has become longer or shorter at its end. */
    void resize(int newSize) {
        var before = size;
        if (newSize == before) return;
        beginChange();
        size = newSize;
        if (newSize > before) nextAdd(before, newSize);
        else nextRemove(newSize, gone(newSize, before));
        endChange();
    }

    /** Shows this link's newest state where it is held; answers whether it is. */
    boolean patch(Share share) {
        var at = indexOf(share.handle());
        if (at < 0) return false;
        var page = new ArrayList<>(pages.getOrDefault(at / PAGE, List.of()));
        page.set(at % PAGE, share);
        put(at / PAGE, page);
        return true;
    }

    /** Where a link is held; -1 when it is not. */
    public int indexOf(String handle) {
        for (var page : pages.entrySet()) {
            for (var i = 0; i < page.getValue().size(); i++) {
                if (page.getValue().get(i).handle().equals(handle)) return page.getKey() * PAGE + i;
            }
        }
        return -1;
    }

    /** The link of a row; null where there is none or its page has not come. */
    public @Nullable Share share(int index) {
        return index < 0 || index >= size ? null : get(index).share();
    }

    private static List<LinkRow> gone(int from, int to) {
        var gone = new ArrayList<LinkRow>();
        for (var i = from; i < to; i++) gone.add(new LinkRow(i, null));
        return gone;
    }
}
