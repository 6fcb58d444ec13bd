package dev.sluice.console.shell;

import dev.sluice.api.Fault;
import dev.sluice.client.Change;
import dev.sluice.client.ChangeListener;
import dev.sluice.client.Changes;
import dev.sluice.client.SluiceClient;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What changed in the service, for all workspaces: one feed, brought to the application thread in batches. */
public final class ChangeFeed implements AutoCloseable {
    /** Stands for everything, where changes may have been missed. */
    public static final Change EVERYTHING = new Change("everything", "");

    /** More than this between two looks of the application thread is told as {@link #EVERYTHING}. */
    private static final int MOST = 256;

    private final Executor application;
    private final List<Consumer<Set<Change>>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Change> pending = new LinkedHashSet<>();
    private @Nullable Changes source;

    private ChangeFeed(Executor application) {
        this.application = application;
    }

    /** Follows a service until it is closed; listeners are called on the application thread. */
    public static ChangeFeed follow(SluiceClient client) {
        var feed = new ChangeFeed(Platform::runLater);
        feed.source = client.changes(feed.new Listener());
        return feed;
    }

    /** Follows nothing, for tests: what {@link #tell} is given is heard at once. */
    public static ChangeFeed ofNothing() {
        return new ChangeFeed(Runnable::run);
    }

    /** Hears of every batch from now on until the subscription ends. */
    public Subscription subscribe(Consumer<Set<Change>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Something changed; from any thread. */
    public void tell(Change change) {
        if (collect(change)) application.execute(this::deliver);
    }

    /** Answers whether this change is the first of a batch. */
    private boolean collect(Change change) {
        synchronized (pending) {
            var first = pending.isEmpty();
            if (pending.size() >= MOST) {
                pending.clear();
                pending.add(EVERYTHING);
            } else {
                pending.add(change);
            }
            return first;
        }
    }

    private void deliver() {
        Set<Change> batch;
        synchronized (pending) {
            batch = Set.copyOf(pending);
            pending.clear();
        }
        listeners.forEach(listener -> listener.accept(batch));
    }

    @Override
    public void close() {
        if (source != null) source.close();
    }

    private final class Listener implements ChangeListener {
        @Override
        public void connected() {
            tell(EVERYTHING);
        }

        @Override
        public void changed(Change change) {
            tell(change.kind().equals("lost") ? EVERYTHING : change);
        }

        @Override
        public void disconnected(Fault fault, Duration retryIn) {
            // The status line says that the service is away; what is shown stays until it is back.
        }
    }
}
