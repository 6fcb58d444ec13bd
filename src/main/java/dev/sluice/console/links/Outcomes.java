package dev.sluice.console.links;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.api.Share;
import dev.sluice.console.shell.Notices;
import dev.sluice.console.work.Progress;
import dev.sluice.console.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Does the same to one link or to many, and keeps what came of each. */
final class Outcomes {
    private static final String KEPT = "The link is as it was.";

    private final Work work;
    private final Notices notices;
    private final Consumer<Share> learned;
    private final ObservableList<Outcome> last = FXCollections.observableArrayList();

    /**
     * What came of one link.
     *
     * @param share as it is now
     * @param problem why nothing was done; null where it was
     */
    record Outcome(Share share, @Nullable Problem problem) {}

    Outcomes(Work work, Notices notices, Consumer<Share> learned) {
        this.work = work;
        this.notices = notices;
        this.learned = learned;
    }

    /** What came of the last act on several links, in their order; empty after an act on one. */
    ObservableList<Outcome> last() {
        return last;
    }

    /**
     * Does it to each, one after the other; a link that refuses does not stop the others.
     *
     * @param doing as in "Freezing"
     * @param act asks the service; runs in the background
     * @param done hears of those it was done to, if there are any
     */
    void run(String doing, List<Share> targets, UnaryOperator<Share> act, Consumer<List<Share>> done) {
        last.clear();
        var title = targets.size() == 1 ? doing + " a link" : doing + " " + targets.size() + " links";
        work.job(title, progress -> each(targets, act, progress))
                .onSuccess(outcomes -> show(outcomes, done))
                .start();
    }

    private static List<Outcome> each(List<Share> targets, UnaryOperator<Share> act, Progress progress) {
        var outcomes = new ArrayList<Outcome>();
        for (var share : targets) {
            if (progress.cancelled()) break;
            outcomes.add(one(share, act));
            progress.at(outcomes.size() / (double) targets.size());
            progress.say(String.format(Locale.ROOT, "%,d of %,d", outcomes.size(), targets.size()));
        }
        return outcomes;
    }

    private static Outcome one(Share share, UnaryOperator<Share> act) {
        try {
            return new Outcome(act.apply(share), null);
        } catch (Fault refused) {
            return new Outcome(share, refused.problem());
        }
    }

    private void show(List<Outcome> outcomes, Consumer<List<Share>> done) {
        outcomes.forEach(outcome -> learned.accept(outcome.share()));
        if (outcomes.size() > 1) last.setAll(outcomes);
        else outcomes.stream().map(Outcome::problem).forEach(this::tell);
        var changed = outcomes.stream()
                .filter(outcome -> outcome.problem() == null)
                .map(Outcome::share)
                .toList();
        if (!changed.isEmpty()) done.accept(changed);
    }

    private void tell(@Nullable Problem problem) {
        if (problem != null) notices.problem(problem, KEPT);
    }
}
