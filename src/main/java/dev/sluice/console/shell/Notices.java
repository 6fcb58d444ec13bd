package dev.sluice.console.shell;

import dev.sluice.api.Problem;
import dev.sluice.console.ui.Tone;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the user was told, newest first; the hundred last ones are kept. Used on the application thread. */
public final class Notices {
    private static final int KEPT = 100;

    private final InstantSource clock;
    private final ObservableList<Notice> all = FXCollections.observableArrayList();
    private final ObservableList<Notice> allToRead = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<@Nullable Notice> shown = new ReadOnlyObjectWrapper<>();

    public Notices(InstantSource clock) {
        this.clock = clock;
    }

    /** Something went well or is worth knowing. */
    public void say(String sentence) {
        post(new Notice(clock.instant(), Tone.OK, sentence, "", "", "", ""));
    }

    /** Something in the service needs looking at; {@code next} says what to do. */
    public void warn(String sentence, String next, String code) {
        post(new Notice(clock.instant(), Tone.WARN, sentence, "", next, code, ""));
    }

    /** Something went wrong and nothing was at stake. */
    public void problem(Problem problem) {
        problem(problem, "");
    }

    /** Something went wrong; {@code kept} says what is as it was before. */
    public void problem(Problem problem, String kept) {
        post(Notice.of(clock.instant(), problem, kept));
    }

    /** Takes the shown notice off the screen; it stays in the list. */
    public void dismiss() {
        shown.set(null);
    }

    /** Shows one of the list again. */
    public void show(Notice notice) {
        shown.set(notice);
    }

    public ObservableList<Notice> all() {
        return allToRead;
    }

    /** The one on the screen; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable Notice> shown() {
        return shown.getReadOnlyProperty();
    }

    private void post(Notice notice) {
        all.addFirst(notice);
        if (all.size() > KEPT) all.removeLast();
        shown.set(notice);
    }
}
