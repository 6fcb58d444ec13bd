package dev.sluice.console.links.bulk;

import dev.sluice.api.BulkAct;
import dev.sluice.api.BulkItem;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.BulkState;
import dev.sluice.api.IssuedShare;
import dev.sluice.client.BulkActs;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.work.Progress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Has the service do the same to many links and follows it to its end. */
public final class ManyLinks {
    private static final int LISTED = 200;
    private static final long LOOK_MILLIS = 150;

    private final Desk desk;
    private final BulkActs acts;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<@Nullable Ended> last = new ReadOnlyObjectWrapper<>();

    /**
     * An act that has ended.
     *
     * @param refused the first 200 of those that refused
     */
    public record Ended(BulkAct act, List<BulkItem> refused) {}

    /** {@code changed} is called when links are different from what was shown. */
    public ManyLinks(Desk desk, BulkActs acts, Runnable changed) {
        this.desk = desk;
        this.acts = acts;
        this.changed = changed;
    }

    /** The act that ended last; null before one has, and while another runs. */
    public ReadOnlyObjectProperty<@Nullable Ended> last() {
        return last.getReadOnlyProperty();
    }

    /** Nothing is said of the last act any more. */
    public void forget() {
        last.set(null);
    }

    /** Starts an act; {@code doing} as in "Freezing". */
    public void run(String doing, BulkRequest request) {
        follow(doing + " links", () -> acts.start(request));
    }

    /** Puts the links that an act made on the clipboard, each behind the handle it replaces; that is done once. */
    void copyMade(BulkAct act) {
        desk.work()
                .job("Fetching new links", progress -> acts.links(act))
                .onSuccess(this::copy)
                .onFailure(problem -> desk.notices().problem(problem, "No link was handed out."))
                .start();
    }

    private void copy(List<IssuedShare> made) {
        if (made.isEmpty()) {
            desk.notices().say("The new links were handed out already; reissue those you need.");
            return;
        }
        desk.clip()
                .copy(made.stream()
                        .map(issued -> issued.share().replaces() + "\t" + issued.opened())
                        .collect(Collectors.joining("\n")));
        desk.notices()
                .say("Copied %s. They are not shown again."
                        .formatted(Sentences.count(made.size(), "new link", "new links")));
    }

    private void undo(BulkAct act) {
        follow("Taking back", () -> acts.undo(act.id()));
    }

    private void follow(String title, java.util.function.Supplier<BulkAct> start) {
        last.set(null);
        desk.work()
                .job(title, progress -> toItsEnd(start.get(), progress))
                .onSuccess(this::ended)
                .start();
    }

    private Ended toItsEnd(BulkAct started, Progress progress) throws InterruptedException {
        var act = started;
        try {
            while (act.state() == BulkState.RUNNING) {
                tell(act, progress);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                act = acts.get(act.id());
            }
        } catch (InterruptedException cancelled) {
            acts.cancel(started.id());
            throw cancelled;
        }
        return new Ended(
                act,
                act.refused() == 0
                        ? List.of()
                        : acts.items(act.id(), LISTED, null, true).items());
    }

    private static void tell(BulkAct act, Progress progress) {
        var reached = act.done() + act.refused();
        if (act.total() > 0) progress.at(Math.min(1, reached / (double) act.total()));
        progress.say(String.format(Locale.ROOT, "%,d of %,d", reached, act.total()));
    }

    private void ended(Ended ended) {
        last.set(ended);
        changed.run();
        if (ended.act().undoable()) desk.undo().offer(Sentences.done(ended.act()), () -> undo(ended.act()));
    }
}
