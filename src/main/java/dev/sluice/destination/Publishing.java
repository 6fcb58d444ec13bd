package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.asset.AssetFiles;
import dev.sluice.asset.Assets;
import dev.sluice.asset.LiveAssets;
import dev.sluice.asset.ReadinessCheck;
import dev.sluice.audit.Audit;
import dev.sluice.media.Ffmpeg;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Everything about publishing, put together, and the clockwork that drives it. */
public final class Publishing implements AutoCloseable {
    private static final long CLOSING_S = 5;
    private static final long LOOK_MS = 500;
    private static final long SAMPLE_MS = 5_000;
    private static final long PICTURE_MS = 10_000;
    private static final long FORGET_MS = 3_600_000;

    /** Feeding a child blocks in writes to a pipe, which virtual threads do not like. */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("show-", 0).daemon().factory());

    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("show-clock-", 0).daemon().factory());
    private final Destinations destinations;
    private final Deliveries deliveries;
    private final Tester tester;
    private final History history;
    private final Running running;
    private final Playout playout;
    private final Rundown rundown;
    private final Takes takes;
    private final Shows shows;
    private final OnAir onAir;

    /**
     * What publishing needs of the service.
     *
     * @param folder for shows; its parent holds the key of the credentials
     * @param ffmpeg unpacks the programs when first asked, which takes a second
     * @param free usable bytes where shows are recorded
     * @param changed told the id of a show after something about it changed
     */
    public record Parts(
            Store store,
            Audit audit,
            Clock clock,
            Assets assets,
            AssetFiles files,
            LiveAssets live,
            ReadinessCheck check,
            Path folder,
            Supplier<Ffmpeg> ffmpeg,
            LongSupplier free,
            Consumer<String> changed) {}

    public Publishing(Parts parts) {
        var store = parts.store;
        var clock = parts.clock;
        var vault = Vault.open(parts.folder.resolveSibling("destinations.key"));
        var sources = new Sources(parts.assets, parts.files, parts.ffmpeg);
        var events = new Events(store, clock, parts.changed);
        destinations = new Destinations(store, parts.audit, clock, vault);
        deliveries = new Deliveries(store, parts.audit, clock, destinations, threads);
        tester = new Tester(destinations, deliveries, parts.ffmpeg, parts.folder);
        var stage =
                new Stage(parts.folder, clock, sources, destinations, deliveries, parts.ffmpeg, parts.free, threads);
        takes = new Takes(store, stage, new Replays(parts.assets, parts.files), events, parts.ffmpeg);
        var telling = new Telling(store, events, threads);
        history = new History(store, clock, telling);
        var gate = new WindowGate(parts.live, parts.check, telling);
        running = new Running(store, clock, parts.live);
        var opening = new Opening(store, clock, vault, destinations, stage, running, takes, events, telling);
        playout =
                new Playout(store, clock, destinations, stage, opening, running, takes, gate, events, telling, threads);
        rundown = new Rundown(store, clock, playout, takes, parts.live, events);
        var preflight = new Preflight(destinations, parts.free, clock);
        shows = new Shows(
                store,
                parts.audit,
                clock,
                vault,
                destinations,
                sources,
                parts.live,
                events,
                preflight,
                running,
                playout,
                rundown,
                takes);
        onAir = new OnAir(shows, destinations, playout, rundown);
    }

    /** Goes on with what ran, then looks after everything until {@link #close}. */
    public void open() {
        every(LOOK_MS, playout::tick);
        every(LOOK_MS, rundown::tick);
        every(SAMPLE_MS, () -> running.all().forEach(history::sample));
        every(PICTURE_MS, playout::takePictures);
        every(SAMPLE_MS, playout::checkAgain);
        every(FORGET_MS, history::forget);
        every(LOOK_MS * 2, deliveries::sendDue);
    }

    public Destinations destinations() {
        return destinations;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Tester tester() {
        return tester;
    }

    public Shows shows() {
        return shows;
    }

    public OnAir onAir() {
        return onAir;
    }

    /**
     * Takes a destination away: out of the shows that run or are to come, then with its credential out of the catalogue.
     *
     * @throws Fault {@code destination-fixed} (409), {@code destination-unknown} (404)
     */
    public Destination remove(String id, Operator by) {
        String because = by.name() + " took the destination away.";
        var removed = destinations.remove(id, because, by);
        onAir.leave(id, because);
        return removed;
    }

    /** Whether an asset is a live one that is on, or has just ended. */
    public boolean live(String asset) {
        return running.ofAsset(asset) != null;
    }

    /** A playlist of a live asset; empty for anything else. */
    public Optional<String> playlist(String asset, String name) {
        var show = running.ofAsset(asset);
        return Optional.ofNullable(show == null ? null : text(show, name)).filter(t -> !t.isEmpty());
    }

    private static @Nullable String text(LiveShow show, String name) {
        return switch (name) {
            case Multivariant.FILE -> show.multivariant();
            case LiveWindow.MEDIA -> show.window();
            default -> null;
        };
    }

    /** A segment of a live asset's window, or its picture; empty for anything else. */
    public Optional<Path> file(String asset, String name) {
        var show = running.ofAsset(asset);
        if (show == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                name.equals("poster.jpg") ? takes.picture(show.row().id()) : show.segment(name));
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void every(long millis, Work work) {
        var _ = clockwork.scheduleWithFixedDelay(() -> quietly(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** One failure must not stop the clockwork. */
    private void quietly(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // What was under way while everything is closed may fail; the next start goes on with it.
            LoggerFactory.getLogger(Publishing.class)
                    .atLevel(clockwork.isShutdown() ? Level.DEBUG : Level.ERROR)
                    .setCause(e)
                    .log("Looking after shows failed");
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        playout.close();
        threads.shutdownNow();
        try {
            // Children that do not end when they are asked are ended by force in this time.
            var _ = threads.awaitTermination(CLOSING_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
