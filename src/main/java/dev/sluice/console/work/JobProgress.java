package dev.sluice.console.work;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Carries the newest word of a body to the application thread, one hop at a time however often it speaks. */
final class JobProgress implements Progress {
    private final Executor application;
    private final DoubleConsumer fraction;
    private final Consumer<String> note;
    private final BooleanSupplier cancelled;
    private final AtomicReference<@Nullable Word> pending = new AtomicReference<>();
    private volatile Word last = new Word(-1, "");

    private record Word(double fraction, String note) {}

    JobProgress(Executor application, DoubleConsumer fraction, Consumer<String> note, BooleanSupplier cancelled) {
        this.application = application;
        this.fraction = fraction;
        this.note = note;
        this.cancelled = cancelled;
    }

    @Override
    public void at(double share) {
        tell(new Word(Math.clamp(share, 0, 1), last.note()));
    }

    @Override
    public void say(String sentence) {
        tell(new Word(last.fraction(), sentence));
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    private void tell(Word word) {
        last = word;
        if (pending.getAndSet(word) == null) application.execute(this::deliver);
    }

    private void deliver() {
        var word = pending.getAndSet(null);
        if (word == null) return;
        fraction.accept(word.fraction());
        note.accept(word.note());
    }
}
