package dev.sluice.console.work;

import dev.sluice.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * One piece of work with its progress and its end. Handlers and properties are touched on the application thread only;
 * the body runs elsewhere.
 *
 * @param <T> what it answers
 */
public final class Job<T> {
    private final Work work;
    private final String title;
    private final FutureTask<T> task;
    private final JobProgress progress;
    private final List<Consumer<? super T>> onSuccess = new ArrayList<>();
    private final List<Consumer<Problem>> onFailure = new ArrayList<>();
    private final List<Runnable> onEnd = new ArrayList<>();
    private boolean listed = true;
    private final ReadOnlyObjectWrapper<JobState> state = new ReadOnlyObjectWrapper<>(JobState.READY);
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

    /** What a job does. Runs off the application thread and may be interrupted. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Progress progress) throws Exception;
    }

    Job(Work work, String title, Body<T> body) {
        this.work = work;
        this.title = title;
        this.progress = new JobProgress(work::onApplication, fraction::set, note::set, this::isCancelled);
        this.task = new FutureTask<>(() -> body.run(progress));
    }

    /** What to do with the answer. */
    public Job<T> onSuccess(Consumer<? super T> handler) {
        onSuccess.add(handler);
        return this;
    }

    /** What to do with a failure; without a handler the shell shows it as a notice. */
    public Job<T> onFailure(Consumer<Problem> handler) {
        onFailure.add(handler);
        return this;
    }

    /** What to do at the end, however it came. */
    public Job<T> onEnd(Runnable handler) {
        onEnd.add(handler);
        return this;
    }

    /** Leaves it out of {@link Work#running}: what the console does by itself is no job of the user's. */
    public Job<T> quiet() {
        listed = false;
        return this;
    }

    /** Starts it; once only. */
    public Job<T> start() {
        if (state.get() != JobState.READY) throw new IllegalStateException(title + " was started before");
        state.set(JobState.RUNNING);
        work.launch(this, listed, () -> {
            task.run();
            work.onApplication(this::settle);
        });
        return this;
    }

    /** Interrupts it. Nothing of its answer is used afterwards. */
    public void cancel() {
        if (state.get().ended()) return;
        task.cancel(true);
        end(JobState.CANCELLED);
    }

    public String title() {
        return title;
    }

    public ReadOnlyObjectProperty<JobState> state() {
        return state.getReadOnlyProperty();
    }

    /** Share that is done, 0 to 1; -1 while unknown. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** What is being done now; empty when the body says nothing. */
    public ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    private boolean isCancelled() {
        return task.isCancelled();
    }

    private void settle() {
        if (state.get().ended()) return;
        try {
            var answer = task.get();
            end(JobState.DONE);
            onSuccess.forEach(handler -> handler.accept(answer));
        } catch (ExecutionException failure) {
            fail(Problems.of(title, failure));
        } catch (InterruptedException | CancellationException stopped) {
            end(JobState.CANCELLED);
        }
    }

    private void fail(Problem problem) {
        end(JobState.FAILED);
        if (onFailure.isEmpty()) work.unhandled(problem);
        onFailure.forEach(handler -> handler.accept(problem));
    }

    private void end(JobState how) {
        state.set(how);
        work.ended(this);
        onEnd.forEach(Runnable::run);
    }
}
