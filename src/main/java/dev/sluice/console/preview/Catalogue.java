package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.api.Problem;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The assets of the service, the one that is looked at, and its report. Used on the application thread; never waits. */
final class Catalogue {
    private static final int SHOWN = 500;

    private final Work work;
    private final SluiceClient client;
    private final ObservableList<Asset> assets = FXCollections.observableArrayList();
    /** Held, because it hears of changes only for as long as somebody holds it. */
    private final ObservableList<Asset> shownAssets = FXCollections.unmodifiableObservableList(assets);

    private final ReadOnlyObjectWrapper<@Nullable Asset> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Report> report = new ReadOnlyObjectWrapper<>(new Report.None());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> known = new ReadOnlyObjectWrapper<>(false);
    private final Set<String> underWay = new HashSet<>();
    private final Set<String> stale = new HashSet<>();
    private @Nullable String wanted;
    private final Latest lists = new Latest();
    private final Latest reports = new Latest();

    Catalogue(Work work, SluiceClient client) {
        this.work = work;
        this.client = client;
    }

    /** Newest first, at most 500. */
    ObservableList<Asset> assets() {
        return shownAssets;
    }

    /** The one that is looked at, as it was read last; null when there is none. */
    ReadOnlyObjectProperty<@Nullable Asset> selected() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Report> report() {
        return report.getReadOnlyProperty();
    }

    /** Why the list could not be read the last time; null when it could. */
    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the list was read at least once. */
    ReadOnlyObjectProperty<Boolean> known() {
        return known.getReadOnlyProperty();
    }

    /** Reads everything again. */
    void read() {
        lists.start(work.job("Reading assets", p -> client.assets().list(SHOWN, null))
                .quiet()
                .onSuccess(page -> show(page.items()))
                .onFailure(problem::set));
    }

    /** The service says that something about an asset changed. However often it does, one read of it is under way. */
    void changed(String id) {
        if (find(id).isEmpty()) {
            read();
        } else if (!underWay.add(id)) {
            stale.add(id);
        } else {
            work.job("Reading an asset", p -> client.assets().get(id))
                    .quiet()
                    .onSuccess(this::put)
                    .onFailure(gone -> read())
                    .onEnd(() -> ended(id))
                    .start();
        }
    }

    /** Looks at another asset, reading it when it is not in the list; what is unknown becomes a notice. */
    void select(String id) {
        var there = find(id);
        wanted = there.isPresent() ? null : id;
        if (there.isPresent()) look(there.get());
        else
            work.job("Reading an asset", p -> client.assets().get(id))
                    .quiet()
                    .onSuccess(this::put)
                    .start();
    }

    /** An asset that a request answered with: newer than what the list has. */
    void put(Asset asset) {
        var at = indexOf(asset.id());
        if (at < 0) assets.addFirst(asset);
        else assets.set(at, asset);
        var before = selected.get();
        if (before == null || before.id().equals(asset.id()) || asset.id().equals(wanted)) look(asset);
    }

    Optional<Asset> find(String id) {
        return assets.stream().filter(asset -> asset.id().equals(id)).findFirst();
    }

    private void show(List<Asset> newest) {
        problem.set(null);
        assets.setAll(newest);
        known.set(true);
        var before = selected.get();
        var kept = before == null ? Optional.<Asset>empty() : find(before.id());
        if (kept.isEmpty() && wanted != null) return;
        look(kept.orElse(newest.isEmpty() ? null : newest.getFirst()));
    }

    private void ended(String id) {
        underWay.remove(id);
        if (stale.remove(id)) changed(id);
    }

    private int indexOf(String id) {
        for (var i = 0; i < assets.size(); i++) {
            if (assets.get(i).id().equals(id)) return i;
        }
        return -1;
    }

    private void look(@Nullable Asset now) {
        var before = selected.get();
        wanted = null;
        selected.set(now);
        if (now == null || now.readiness() == null) {
            reports.cancel();
            report.set(new Report.None());
        } else if (before == null || !before.id().equals(now.id())) {
            report.set(new Report.Reading());
            readReport(now.id());
        } else if (!Objects.equals(before.readiness(), now.readiness())) {
            readReport(now.id());
        }
    }

    private void readReport(String id) {
        reports.start(
                work.job("Reading the readiness report", p -> client.assets().readiness(id))
                        .quiet()
                        .onSuccess(found -> report.set(new Report.Found(found)))
                        .onFailure(why -> report.set(new Report.Unread(why))));
    }
}
