package dev.sluice.console.work;

import dev.sluice.api.Problem;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs what may wait away from the application thread and brings its answer back onto it. Jobs are made and started on
 * the application thread.
 */
public final class Work {
    private final Executor background;
    private final Executor application;
    private final ObservableList<Job<?>> running = FXCollections.observableArrayList();
    private final ObservableList<Job<?>> runningToRead = FXCollections.unmodifiableObservableList(running);
    private Consumer<Problem> otherwise = problem -> {};

    /** Bodies run on {@code background}; every callback and property change arrives on the application thread. */
    public Work(Executor background) {
        this(background, Work::onApplicationThread);
    }

    private Work(Executor background, Executor application) {
        this.background = background;
        this.application = application;
    }

    /** Everything at once on the calling thread, for tests. */
    public static Work inline() {
        return new Work(Runnable::run, Runnable::run);
    }

    /** A job that waits for {@link Job#start}; {@code title} says what it does, as in "Reading links". */
    public <T> Job<T> job(String title, Job.Body<T> body) {
        return new Job<>(this, title, body);
    }

    /** Who hears of failures that a job has no handler for. */
    public void otherwise(Consumer<Problem> handler) {
        otherwise = handler;
    }

    /** Jobs under way, oldest first. */
    public ObservableList<Job<?>> running() {
        return runningToRead;
    }

    void launch(Job<?> job, boolean listed, Runnable body) {
        if (listed) running.add(job);
        background.execute(body);
    }

    void onApplication(Runnable hop) {
        application.execute(hop);
    }

    void ended(Job<?> job) {
        running.remove(job);
    }

    void unhandled(Problem problem) {
        otherwise.accept(problem);
    }

    private static void onApplicationThread(Runnable hop) {
        if (Platform.isFxApplicationThread()) hop.run();
        else Platform.runLater(hop);
    }
}
