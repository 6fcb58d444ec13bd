package dev.sluice.console.ui;

import dev.sluice.api.Problem;
import dev.sluice.console.work.Job;
import dev.sluice.console.work.JobState;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** A place whose content comes from a job: skeleton rows after 150 ms, progress after a second, or what went wrong. */
public final class Loading extends StackPane {
    private static final Duration PATIENCE = Duration.millis(150);
    private static final Duration LONG = Duration.seconds(1);
    private final Node content;

    public Loading(Node content) {
        super(content);
        this.content = content;
    }

    /** Follows a job that was just started; {@code again} is offered when it fails. */
    public void follow(Job<?> job, Runnable again) {
        after(PATIENCE, job, () -> getChildren().setAll(skeleton()));
        after(LONG, job, () -> getChildren().setAll(new VBox(skeleton(), progress(job))));
        job.state().subscribe(state -> {
            if (state.ended()) getChildren().setAll(content);
        });
        job.onFailure(problem -> getChildren().setAll(failed(problem, again)));
    }

    /** Rows that are still empty, as a picture of what comes. */
    public static Node skeleton() {
        var rows = new VBox();
        rows.getStyleClass().add("skeleton");
        rows.setAccessibleText("Loading");
        for (var width : new double[] {420, 340, 380, 300, 360})
            rows.getChildren().add(line(width));
        return rows;
    }

    private static Region line(double width) {
        var line = new Region();
        line.getStyleClass().add("skeleton-line");
        line.setMaxWidth(width);
        return line;
    }

    private static Node progress(Job<?> job) {
        var bar = new ProgressBar();
        bar.progressProperty().bind(job.fraction());
        var note = new Label();
        note.textProperty().bind(job.note().map(words -> words.isEmpty() ? job.title() : words));
        var cancel = new Button("Cancel");
        cancel.setOnAction(click -> job.cancel());
        var line = Texts.row(bar, note, cancel);
        line.getStyleClass().add("loading-progress");
        return line;
    }

    private static Node failed(Problem problem, Runnable again) {
        var retry = new Button("Try again");
        retry.setOnAction(click -> again.run());
        var next = problem.nextAct() == null ? "" : problem.nextAct();
        return new EmptyState(Feather.ALERT_TRIANGLE, problem.title(), next + "  (" + problem.code() + ")", retry);
    }

    private static void after(Duration delay, Job<?> job, Runnable then) {
        var pause = new PauseTransition(delay);
        pause.setOnFinished(end -> {
            if (job.state().get() == JobState.RUNNING) then.run();
        });
        pause.play();
    }
}
