package dev.sluice.runbook;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs a runbook on one database file: boundary by boundary on the test's thread, with a clock that moves
 * only when everybody waits, and a death that can be set for any boundary.
 */
final class Bench implements AutoCloseable {
    static final Operator DANA = new Operator("dana", Role.ADMIN);

    private final BlockingQueue<Runnable> boundaries = new LinkedBlockingQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparing(Alarm::at));
    private final Hands clock = new Hands();
    final Store store;
    final Audit audit;
    final Runbooks runbooks;
    final List<String> heard = new CopyOnWriteArrayList<>();
    /** Runs that were said to be durable before their rows agreed. */
    final List<Run> toldTooEarly = new CopyOnWriteArrayList<>();

    private int left = Integer.MAX_VALUE;
    boolean dead;

    Bench(Path file, String document, List<StepType> types) {
        store = Store.open(file);
        audit = new Audit(store, clock);
        var parser = new RunbookParser(types);
        runbooks = new Runbooks(
                store,
                audit,
                clock,
                boundaries::add,
                this::after,
                new Anything(),
                parser,
                shelf(file, document, parser),
                this::hear);
    }

    /** A shelf with nothing but the document. */
    private static Shelf shelf(Path file, String document, RunbookParser parser) {
        try {
            Path folder = Files.createDirectories(file.resolveSibling(file.getFileName() + "-runbooks"));
            Files.writeString(folder.resolve("test.md"), document);
            return new Shelf(folder, folder.resolve("none"), parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process dies instead of crossing its {@code n}-th boundary, the first being 0. */
    Bench dyingAt(int n) {
        left = n;
        return this;
    }

    Run start() {
        return runbooks.start(new RunRequest("asset:8c1f", "leaked", false, "test"), DANA);
    }

    /** Crosses boundaries until the run stands still or the process is dead. */
    Run work(String run) {
        return work(run, () -> runbooks.find(run).state() != RunState.RUNNING);
    }

    Run work(String run, BooleanSupplier enough) {
        while (!dead && !enough.getAsBoolean()) {
            cross();
        }
        return runbooks.find(run);
    }

    /** Waits until the rows are as far as memory. */
    void flush() {
        store.commit(handle -> true);
    }

    private void cross() {
        try {
            Runnable next = boundaries.poll(0, TimeUnit.SECONDS);
            if (next == null) {
                next = alarms.isEmpty() ? boundaries.poll(60, TimeUnit.SECONDS) : waited();
            }
            if (next == null) {
                throw new AssertionError("Everybody waits for nothing: " + runbooks.page(null, 1));
            }
            dead = left-- == 0;
            if (!dead) {
                next.run();
            }
        } catch (Killed e) {
            dead = true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Runnable waited() throws InterruptedException {
        flush();
        Runnable first = boundaries.poll(0, TimeUnit.SECONDS);
        if (first != null) {
            return first;
        }
        Alarm alarm = alarms.remove();
        clock.now = alarm.at;
        return alarm.work;
    }

    private synchronized void after(Duration delay, Runnable work) {
        alarms.add(new Alarm(clock.now.plus(delay), work));
    }

    private synchronized void hear(String run) {
        heard.add(run);
        Run told = runbooks.find(run);
        if (told.durable() && told.state() != written(run)) {
            toldTooEarly.add(told);
        }
    }

    private @Nullable RunState written(String run) {
        return store.read(handle -> RunTable.find(handle, run))
                .map(row -> row.record().run().state())
                .orElse(null);
    }

    @Override
    public void close() {
        store.close();
    }

    /** What kill -9 looks like from inside: nothing catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Alarm(Instant at, Runnable work) {}

    private static final class Hands extends Clock {
        private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Scopes are not what these tests are about. */
    private static final class Anything implements Targets {
        @Override
        public BlastRadius preview(String scope) {
            return new BlastRadius(scope, scope, 0, 0, 0, 0, 0, 0, List.of());
        }

        @Override
        public String resolve(String scope) {
            return scope;
        }

        @Override
        public String canaries(String scope, String by) {
            return "channel:canary";
        }
    }
}
