package dev.sluice.runbook;

import dev.sluice.store.Store;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A step whose effect is a row, written without a look at whether it is there: only an engine that looks first in doubt
 * leaves exactly one.
 */
final class Effect implements StepType {
    private final String name;
    private final Supplier<Store> store;
    private final AtomicInteger countdown;
    private final OnFailure onFailure;
    private final boolean urgent;

    /**
     * @param countdown the process dies when it reaches 0: before the effect, after it, before the look, after it
     */
    Effect(String name, Supplier<Store> store, AtomicInteger countdown, OnFailure onFailure, boolean urgent) {
        this.name = name;
        this.store = store;
        this.countdown = countdown;
        this.onFailure = onFailure;
        this.urgent = urgent;
    }

    static void makeTable(Store store) {
        store.commit(handle -> handle.execute("create table if not exists effect (key text not null)"));
    }

    static List<String> keys(Store store) {
        return store.read(handle -> handle.createQuery("select key from effect order by rowid")
                .mapTo(String.class)
                .list());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public boolean urgent() {
        return urgent;
    }

    @Override
    public String preview() {
        return "Writes a row.";
    }

    @Override
    public Act act(StepContext step) {
        mayDie();
        store.get().commit(handle -> handle.execute("insert into effect values (?)", step.key()));
        mayDie();
        step.keep(List.of("written"));
        mayDie();
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        mayDie();
        boolean there = keys(store.get()).contains(step.key());
        mayDie();
        return there ? new Check.Holds("one row") : new Check.Missing("no row");
    }

    @Override
    public Undo undo() {
        return new Undo.None("A row is a row.");
    }

    private void mayDie() {
        if (countdown.decrementAndGet() == 0) {
            throw new Bench.Killed();
        }
    }
}
