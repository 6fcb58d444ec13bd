package dev.sluice.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Demo viewers of this moment, one after another on each link. */
final class DemoPlayers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPlayers.class);

    private final HttpUrl base;
    private final OkHttpClient http = new OkHttpClient();
    private final ExecutorService virtual;
    private volatile @Nullable Links visited;

    /**
     * Links to be visited.
     *
     * @param open anybody may watch
     * @param desktopOnly is tried by phones, and refuses them
     */
    record Links(List<String> open, String desktopOnly) {
        List<String> all() {
            var all = new ArrayList<>(open);
            all.add(desktopOnly);
            return all;
        }
    }

    DemoPlayers(String base, ExecutorService virtual) {
        this.base = HttpUrl.get(base);
        this.virtual = virtual;
    }

    /** Tells of the day before, and plays one viewer after another on each link, until they are stopped. */
    @SuppressWarnings("ReferenceEquality")
    void start(Links links, Consumer<BooleanSupplier> before) {
        visited = links;
        BooleanSupplier goesOn = () -> visited == links;
        virtual.execute(() -> before.accept(goesOn));
        for (String handle : links.open()) {
            virtual.execute(() -> visits(handle, goesOn, 3000, () -> DemoViewer.Kind.any(ThreadLocalRandom.current())));
        }
        virtual.execute(() -> visits(links.desktopOnly(), goesOn, 60_000, () -> DemoViewer.Kind.REFUSED));
    }

    void stop() {
        visited = null;
    }

    private void visits(String handle, BooleanSupplier goesOn, int longestPauseMs, Supplier<DemoViewer.Kind> who) {
        while (goesOn.getAsBoolean()) {
            try {
                new DemoViewer(http, base, handle, who.get()).visit(goesOn);
                Thread.sleep(ThreadLocalRandom.current().nextInt(longestPauseMs / 6, longestPauseMs));
            } catch (IOException e) {
                LOG.debug("A demo viewer ended before the video did", e);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        stop();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
