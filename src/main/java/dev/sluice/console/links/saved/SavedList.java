package dev.sluice.console.links.saved;

import dev.sluice.api.Problem;
import dev.sluice.api.SavedFilter;
import dev.sluice.client.SavedFilters;
import dev.sluice.client.ShareFilter;
import dev.sluice.console.shell.Desk;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The filters kept, and what can be done with them. */
public final class SavedList {
    private final Desk desk;
    private final SavedFilters filters;
    private final ObjectProperty<ShareFilter> shown;
    private final ObservableList<SavedFilter> all = FXCollections.observableArrayList();

    /** @param shown the filter of the list, which applying one changes */
    public SavedList(Desk desk, SavedFilters filters, ObjectProperty<ShareFilter> shown) {
        this.desk = desk;
        this.filters = filters;
        this.shown = shown;
    }

    /** By name. */
    public ObservableList<SavedFilter> all() {
        return all;
    }

    /** Reads them. */
    public void reload() {
        desk.work()
                .job("Reading saved filters", progress -> filters.list())
                .quiet()
                .onSuccess(all::setAll)
                .start();
    }

    /** Narrows the list to one of them. */
    public void apply(SavedFilter filter) {
        shown.set(ShareFilter.of(filter.filter(), filter.sort()));
    }

    /** Keeps what the list shows now. */
    void keep(String name, Runnable kept) {
        var filter = shown.get();
        desk.work()
                .job("Saving a filter", progress -> filters.keep(name, filter))
                .onSuccess(saved -> {
                    kept.run();
                    desk.notices().say("The filter “" + name + "” is saved.");
                    reload();
                })
                .onFailure(problem -> said(problem, "Nothing was saved."))
                .start();
    }

    void forget(SavedFilter filter) {
        desk.work()
                .job("Deleting a filter", progress -> {
                    filters.forget(filter.name());
                    return filter;
                })
                .onSuccess(gone -> {
                    reload();
                    desk.undo()
                            .offer(
                                    "The filter “" + gone.name() + "” is deleted. Undo keeps it again.",
                                    () -> again(gone));
                })
                .onFailure(problem -> said(problem, "The filter is as it was."))
                .start();
    }

    private void again(SavedFilter gone) {
        desk.work()
                .job(
                        "Saving a filter",
                        progress -> filters.keep(gone.name(), ShareFilter.of(gone.filter(), gone.sort())))
                .onSuccess(back -> reload())
                .start();
    }

    private void said(Problem problem, String kept) {
        desk.notices().problem(problem, kept);
    }
}
