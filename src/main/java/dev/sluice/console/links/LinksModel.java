package dev.sluice.console.links;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.Expiring;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.Share;
import dev.sluice.api.TtlPolicy;
import dev.sluice.client.Change;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.links.rows.LinkList;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.work.Debounce;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What the workspace shows: filter, list, what ends next, what is selected and what is marked. */
final class LinksModel {
    private static final int HOURS = 24;
    private static final int BUCKETS = 48;

    private final Work work;
    private final SluiceClient client;
    private final LinkList list;
    private final Latest latestFacts = new Latest();
    private final Debounce refresh;
    private final ObjectProperty<ShareFilter> filter = new SimpleObjectProperty<>(Filters.BEGIN);
    private final ObjectProperty<@Nullable ServiceInfo> service = new SimpleObjectProperty<>();
    private final LongProperty inAll = new SimpleLongProperty(-1);
    private final ObjectProperty<@Nullable Expiring> expiring = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Share> selected = new SimpleObjectProperty<>();
    private final BooleanProperty everything = new SimpleBooleanProperty();
    private final LongProperty outside = new SimpleLongProperty();
    private final ObservableMap<String, Share> marked = FXCollections.observableHashMap();
    private final ObservableList<TtlPolicy> policies = FXCollections.observableArrayList();
    private final ObservableList<Asset> assets = FXCollections.observableArrayList();

    private boolean due;

    private record Facts(
            long inAll,
            long outside,
            Expiring expiring,
            List<TtlPolicy> policies,
            List<Asset> assets,
            ServiceInfo service) {}

    /** Reads nothing before {@link #reload}; {@code quiet} is how long changes are gathered. */
    LinksModel(Work work, SluiceClient client, ChangeFeed feed, Duration quiet) {
        this.work = work;
        this.client = client;
        list = new LinkList(work, new Pages(client.shares()));
        refresh = new Debounce(quiet, this::refresh);
        filter.subscribe((before, now) -> {
            everything.set(false);
            list.show(now);
        });
        feed.subscribe(this::changed);
    }

    /** Reads everything anew. */
    void reload() {
        list.show(filter.get());
        readFacts();
    }

    /** Reads again what is on the screen, leaving everything where it is. */
    void refresh() {
        due = false;
        list.refresh();
        readFacts();
        var shown = selected.get();
        if (shown != null) reread(shown.handle());
    }

    /** What an act answered is shown at once; counts follow. */
    void learned(Share share) {
        list.patch(share);
        marked.computeIfPresent(share.handle(), (handle, before) -> share);
        var shown = selected.get();
        if (shown != null && shown.handle().equals(share.handle())) selected.set(share);
    }

    /** Selects a link by its handle, wherever it is. */
    void select(String handle) {
        work.job("Reading a link", progress -> client.shares().get(handle))
                .quiet()
                .onSuccess(selected::set)
                .start();
    }

    /** Marks a link for an act on many, or takes the mark away. */
    void toggleMark(Share share) {
        if (marked.remove(share.handle()) == null) marked.put(share.handle(), share);
    }

    /** Sorts by {@code expires} or {@code created}, or turns the order round. */
    void sort(String key) {
        var now = filter.get();
        filter.set(now.withSort(key.equals(now.sort()) ? "-" + key : key));
    }

    /** Whether acts apply to many: to the marked links, or to all that match. */
    boolean many() {
        return everything.get() || !marked.isEmpty();
    }

    /** Whether acts apply to all links that match, seen or not. */
    BooleanProperty everything() {
        return everything;
    }

    /** Takes all marks away. */
    void unmark() {
        everything.set(false);
        marked.clear();
    }

    /** An act on the chosen links, as the service is asked for it. */
    BulkRequest request(BulkKind kind) {
        return everything.get()
                ? new BulkRequest(kind, null, null, null, filter.get().words())
                : new BulkRequest(kind, null, null, List.copyOf(marked.keySet()), null);
    }

    /** How many live links are outside the TTL policy. */
    LongProperty outside() {
        return outside;
    }

    /** What acts apply to: the marked links, or else the selected one. */
    List<Share> targets() {
        if (!marked.isEmpty()) return List.copyOf(marked.values());
        var one = selected.get();
        return one == null ? List.of() : List.of(one);
    }

    /** The title of an asset for people; its id while the title is not known. */
    String title(String asset) {
        return assets.stream()
                .filter(each -> each.id().equals(asset))
                .map(Asset::title)
                .findFirst()
                .orElse(asset);
    }

    /** Assets that may be shared. */
    List<Asset> published() {
        return assets.stream()
                .filter(asset -> asset.state() == AssetState.PUBLISHED)
                .toList();
    }

    LinkList list() {
        return list;
    }

    ObjectProperty<ShareFilter> filter() {
        return filter;
    }

    /** Which service this is; null while unknown. */
    ObjectProperty<@Nullable ServiceInfo> service() {
        return service;
    }

    /** Whether its links work on its own machine only. */
    boolean localOnly() {
        var known = service.get();
        return known != null && known.localOnly();
    }

    /** How many links there are; negative while unknown. */
    LongProperty inAll() {
        return inAll;
    }

    ObjectProperty<@Nullable Expiring> expiring() {
        return expiring;
    }

    ObjectProperty<@Nullable Share> selected() {
        return selected;
    }

    /** Marked links by handle. */
    ObservableMap<String, Share> marked() {
        return marked;
    }

    ObservableList<TtlPolicy> policies() {
        return policies;
    }

    ObservableList<Asset> assets() {
        return assets;
    }

    private void changed(Set<Change> changes) {
        if (changes.isEmpty() || due) return;
        due = true;
        refresh.call();
    }

    private void reread(String handle) {
        work.job("Reading a link", progress -> client.shares().get(handle))
                .quiet()
                .onSuccess(this::learned)
                .onFailure(gone -> {})
                .start();
    }

    private void readFacts() {
        latestFacts.start(work.job("Counting links", progress -> facts())
                .quiet()
                .onSuccess(this::show)
                .onFailure(unknown -> {}));
    }

    private Facts facts() {
        return new Facts(
                count(ShareFilter.ALL),
                count(ShareFilter.ALL.outside(true)),
                client.shares().expiring(HOURS, BUCKETS),
                client.policy(),
                client.assets().list(500, null).items(),
                client.service());
    }

    private long count(ShareFilter all) {
        var total = client.shares().list(all, 1, null).total();
        return total == null ? -1 : total;
    }

    private void show(Facts facts) {
        outside.set(facts.outside());
        service.set(facts.service());
        inAll.set(facts.inAll());
        expiring.set(facts.expiring());
        if (!policies.equals(facts.policies())) policies.setAll(facts.policies());
        if (!assets.equals(facts.assets())) assets.setAll(facts.assets());
    }

    /** The list's pages come at once; how many match is counted besides. */
    private record Pages(dev.sluice.client.Shares shares) implements LinkList.Source {
        @Override
        public dev.sluice.api.Page<Share> read(ShareFilter filter, int limit, @Nullable String after, int skip) {
            return shares.list(filter, limit, after, skip, false);
        }

        @Override
        public long count(ShareFilter filter) {
            var total = shares.list(filter, 1, null).total();
            return total == null ? 0 : total;
        }
    }
}
