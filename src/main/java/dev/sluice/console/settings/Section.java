package dev.sluice.console.settings;

import dev.sluice.api.Problem;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Loading;
import dev.sluice.console.work.Job;
import dev.sluice.console.work.Latest;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The body of a card that is read from the service; says which role is missing where it may not be read. */
public final class Section<T> extends StackPane {
    private static final Set<String> NOT_YOURS = Set.of("role-missing", "key-out-of-scope");

    private final Desk desk;
    private final String title;
    private final Job.Body<T> body;
    private final Consumer<? super T> show;
    private final Node content;
    private final Loading loading;
    private final Latest latest = new Latest();
    private boolean shown;

    /**
     * A body that is empty until it was read.
     *
     * @param title what reading is called, as in "Reading keys"
     * @param body reads
     * @param show shows what was read in {@code content}
     */
    public Section(Desk desk, String title, Job.Body<T> body, Consumer<? super T> show, Node content) {
        this.desk = desk;
        this.title = title;
        this.body = body;
        this.show = show;
        this.content = content;
        loading = new Loading(content);
        VBox.setVgrow(this, javafx.scene.layout.Priority.ALWAYS);
        getChildren().setAll(loading);
    }

    /** Reads it anew; what is shown stays until the answer is there. */
    public void reload() {
        var job = desk.work().job(title, body).quiet().onSuccess(this::came).onFailure(this::failed);
        if (!shown) loading.follow(job, this::reload);
        latest.start(job);
    }

    private void came(T answer) {
        shown = true;
        getChildren().setAll(content);
        show.accept(answer);
    }

    private void failed(Problem problem) {
        if (!NOT_YOURS.contains(problem.code())) {
            if (shown) desk.notices().problem(problem, "What is shown may be out of date.");
            return;
        }
        shown = false;
        var next = problem.nextAct() == null ? "" : problem.nextAct();
        getChildren().setAll(new EmptyState(Feather.LOCK, problem.title(), next));
    }
}
