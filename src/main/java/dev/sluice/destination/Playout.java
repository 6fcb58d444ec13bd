package dev.sluice.destination;

import dev.sluice.api.Asset;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.ReplayRequest;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.asset.LiveAssets;
import dev.sluice.asset.ReadinessCheck;
import dev.sluice.media.Ffmpeg;
import dev.sluice.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shows that run, and what becomes of them: begins, resumes, watches and ends them. Thread-safe. */
final class Playout implements LiveShow.Chorus {
    private static final Logger LOG = LoggerFactory.getLogger(Playout.class);

    /** Viewers are seconds behind; they see the end before the live asset is withdrawn. */
    private static final Duration AFTERGLOW = Duration.ofMinutes(2);

    private static final String PICTURE = "picture.jpg";

    private final Store store;
    private final Clock clock;
    private final Vault vault;
    private final Destinations destinations;
    private final Stage stage;
    private final LiveAssets assets;
    private final Replays replays;
    private final ReadinessCheck check;
    private final Events events;
    private final Supplier<Ffmpeg> ffmpeg;
    private final LongSupplier free;
    private final Executor threads;
    private final Map<String, LiveShow> running = new ConcurrentHashMap<>();
    private final Map<String, LiveShow> byAsset = new ConcurrentHashMap<>();

    /** What was said last of each publication: a destination that fails again in the same way is no news. */
    private final Map<String, String> told = new ConcurrentHashMap<>();

    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    Playout(
            Store store,
            Clock clock,
            Vault vault,
            Destinations destinations,
            Stage stage,
            LiveAssets assets,
            Replays replays,
            ReadinessCheck check,
            Events events,
            Supplier<Ffmpeg> ffmpeg,
            LongSupplier free,
            Executor threads) {
        this.store = store;
        this.clock = clock;
        this.vault = vault;
        this.destinations = destinations;
        this.stage = stage;
        this.assets = assets;
        this.replays = replays;
        this.check = check;
        this.events = events;
        this.ffmpeg = ffmpeg;
        this.free = free;
        this.threads = threads;
    }

    LongSupplier free() {
        return free;
    }

    @Nullable
    LiveShow running(String id) {
        return running.get(id);
    }

    /** The show whose live asset this is, until a little after its end. */
    @Nullable
    LiveShow ofAsset(String asset) {
        return byAsset.get(asset);
    }

    void begin(ShowRow row) {
        try {
            var show = stage.open(row, this);
            running.put(row.id(), show);
            if (row.asset() != null) {
                byAsset.put(row.asset(), show);
            }
            for (String id : store.read(h -> ShowTable.wanted(h, row.id()))) {
                show.add(stage.outlet(show, destinations.get(id), this::changed));
            }
            events.add(row.id(), null, Severity.INFO, "started", "The show begins: " + words(row.source()) + ".");
            stage.run(show, source(row));
        } catch (IOException e) {
            throw Fault.failed(
                    "show-unwritable", "The show's folder cannot be written to.", "Look at the workspace's disk.", e);
        }
    }

    /** Goes on with what ran when the service stopped or died, and ends what had ended only half. */
    void resume() {
        for (ShowRow row : store.read(h -> ShowTable.inStates(h, List.of("starting", "live")))) {
            try {
                begin(row);
                events.add(
                        row.id(),
                        null,
                        Severity.WARNS,
                        "resumed",
                        "The service was restarted; the show goes on after a gap.");
            } catch (RuntimeException e) {
                LOG.error("Show {} cannot go on", row.id(), e);
                events.add(row.id(), null, Severity.BLOCKS, "not-resumed", "The show cannot go on: " + e.getMessage());
            }
        }
        for (ShowRow row : store.read(h -> ShowTable.inStates(h, List.of("ended")))) {
            if (row.replay() == null && Files.isDirectory(recording(row.id()))) {
                automatic(row);
            }
        }
    }

    private ShowSource source(ShowRow row) {
        return store.read(h -> ShowTable.sourceSecret(h, row.id()))
                .map(locked -> new ShowSource(
                        row.source().kind(),
                        vault.open(row.id(), locked),
                        row.source().loop(),
                        row.source().encode()))
                .orElse(row.source());
    }

    private static String words(ShowSource source) {
        return switch (source.kind()) {
            case ASSET -> "asset " + source.value();
            case FILE -> "file " + Path.of(source.value()).getFileName();
            case PATTERN -> "test pattern " + source.value();
            case RTMP, SRT -> "waits for an encoder at " + source.value();
            case URL -> "reads " + source.value();
        };
    }

    /** About twice a second. */
    void tick() {
        running.values().forEach(LiveShow::tick);
        long now = clock.millis();
        for (ShowRow row : store.read(h -> ShowTable.inStates(h, List.of("scheduled")))) {
            if (row.startsAt() == null || row.startsAt().toEpochMilli() <= now) {
                store.commit(h -> {
                    ShowTable.state(h, row.id(), ShowState.STARTING);
                    return row;
                });
                begin(row);
            }
        }
        withdrawEnded();
    }

    private void withdrawEnded() {
        var before = clock.instant().minus(AFTERGLOW);
        for (var entry : List.copyOf(byAsset.entrySet())) {
            var row = store.read(h -> ShowTable.find(h, entry.getValue().row().id()));
            if (row.isPresent()
                    && row.get().endedAt() != null
                    && row.get().endedAt().isBefore(before)) {
                byAsset.remove(entry.getKey());
                assets.end(entry.getKey());
            }
        }
    }

    /** Keeps a point of every running destination's history. */
    void sample() {
        long now = clock.millis();
        running.values()
                .forEach(show -> keep(h -> {
                    show.publications().forEach(p -> {
                        ShowTable.keep(h, show.row().id(), p);
                        ShowTable.sample(h, show.row().id(), p, now);
                    });
                    return now;
                }));
    }

    /** Writes without waiting; what cannot be kept is in the log, the show goes on. */
    private void keep(Function<Handle, ?> work) {
        var _ = store.write(work).exceptionally(e -> {
            LOG.warn("The state of a show cannot be kept", e);
            return null;
        });
    }

    /** Takes a still picture of every running show. */
    void takePictures() throws InterruptedException {
        for (LiveShow show : running.values()) {
            var all = show.recording().segments();
            if (!all.isEmpty()) {
                Path newest = show.recording().folder().resolve(all.getLast().file());
                Replays.picture(
                        ffmpeg.get(), newest, stage.folder(show.row().id()).resolve(PICTURE));
            }
        }
    }

    @Nullable
    Path picture(String show) {
        Path file = stage.folder(show).resolve(PICTURE);
        return show.matches("[0-9a-z]{1,32}") && Files.exists(file) ? file : null;
    }

    /** Ends a show; false when it does not run, or somebody else ends it. */
    boolean end(String id, String code, String sentence) {
        var show = running.get(id);
        if (show == null || !show.end(code, "The show has ended.")) {
            return false;
        }
        finish(show, ShowState.ENDED, code, sentence);
        return true;
    }

    private void finish(LiveShow show, ShowState state, String code, String sentence) {
        String id = show.row().id();
        show.seal();
        store.commit(h -> {
            ShowTable.ended(h, id, state, clock.millis());
            show.publications().forEach(p -> ShowTable.keep(h, id, p));
            return id;
        });
        event(show, null, state == ShowState.FAILED ? Severity.BLOCKS : Severity.INFO, code, sentence);
        running.remove(id);
        if (!show.recording().segments().isEmpty()) {
            automatic(show.row());
        }
    }

    /** The replay that comes by itself: everything that was recorded. */
    private void automatic(ShowRow row) {
        try {
            var asset = replay(row, new ReplayRequest(null, null, null), row.createdBy());
            store.commit(h -> {
                ShowTable.replay(h, row.id(), asset.id());
                return asset;
            });
            events.add(
                    row.id(), null, Severity.HOLDS, "replay", "The recording is an asset now: " + asset.title() + ".");
        } catch (Fault e) {
            events.add(row.id(), null, Severity.WARNS, e.code(), "There is no replay: " + e.getMessage());
        }
    }

    Asset replay(ShowRow row, ReplayRequest ask, String by) {
        var live = running.get(row.id());
        try {
            var kept = live == null
                    ? Salvage.recover(recording(row.id()))
                    : live.recording().segments();
            return replays.make(row, recording(row.id()), kept, ask, by);
        } catch (IOException e) {
            throw Fault.conflict("recording-empty", "Nothing was recorded of this show.", null);
        }
    }

    long keptMs(String id) {
        try {
            return Math.round(SegmentIndex.read(recording(id)).stream()
                            .filter(Segment::kept)
                            .mapToDouble(Segment::seconds)
                            .sum()
                    * 1000);
        } catch (IOException e) {
            LOG.warn("The recording of show {} cannot be read", id, e);
            return 0;
        }
    }

    private Path recording(String id) {
        return stage.folder(id).resolve("recording");
    }

    void stopOne(String id, String destination, String code, String sentence) {
        store.commit(h -> {
            ShowTable.wanted(h, id, destination, false);
            return id;
        });
        var show = running.get(id);
        if (show != null) {
            show.outlets().stream()
                    .filter(o -> o.destination().id().equals(destination))
                    .forEach(o -> o.stop(code, sentence));
        }
    }

    void startOne(String id, String destination) {
        var show = running.get(id);
        if (show == null) {
            return;
        }
        var present = show.outlets().stream()
                .filter(o -> o.destination().id().equals(destination))
                .findFirst();
        if (present.filter(o -> o.state() != PublicationState.STOPPED && o.state() != PublicationState.FAILED)
                .isPresent()) {
            return;
        }
        present.ifPresent(show::remove);
        store.commit(h -> {
            if (ShowTable.publications(h, id).stream()
                    .noneMatch(p -> p.destination().equals(destination))) {
                int ordinal = ShowTable.publications(h, id).size();
                ShowTable.publish(h, id, ordinal, destination, clock.millis());
            }
            ShowTable.wanted(h, id, destination, true);
            return id;
        });
        var outlet = stage.outlet(show, destinations.get(destination), this::changed);
        show.add(outlet);
        outlet.segments();
        changed(show, outlet.publication());
    }

    private void changed(LiveShow show, Publication p) {
        if (closing) {
            return;
        }
        keep(h -> {
            ShowTable.keep(h, show.row().id(), p);
            return p;
        });
        String code = p.code().isEmpty() ? DestinationTable.text(p.state()) : p.code();
        if (p.state() != PublicationState.CONNECTING
                && p.state() != PublicationState.WAITING
                && !code.equals(told.put(show.row().id() + " " + p.destination(), code))) {
            threads.execute(() -> event(show, p.destination(), LiveShow.severity(p.state()), code, p.sentence()));
        }
    }

    @Override
    public void event(LiveShow show, @Nullable String destination, Severity severity, String code, String sentence) {
        if (closing) {
            return;
        }
        var event = events.add(show.row().id(), destination, severity, code, sentence);
        for (Outlet outlet : show.outlets()) {
            if (outlet instanceof WebhookOutlet webhook) {
                webhook.tell(event);
            }
        }
    }

    @Override
    public void live(LiveShow show) {
        if (show.goesLive()) {
            keep(h -> {
                ShowTable.startedAt(h, show.row().id(), clock.millis());
                return show;
            });
            threads.execute(() -> event(show, null, Severity.HOLDS, "live", "The first picture is there."));
        }
    }

    @Override
    public void window(LiveShow show) {
        String asset = show.row().asset();
        if (asset != null) {
            threads.execute(() -> checkWindow(show, asset));
        }
    }

    /** Windows that did not pass are looked at again: what blocked may have left them. */
    void checkAgain() {
        for (LiveShow show : running.values()) {
            String asset = show.row().asset();
            if (asset != null && show.isChecked() && !assets.isPublished(asset)) {
                threads.execute(() -> checkWindow(show, asset));
            }
        }
    }

    /** One look at a time: what is written for it lies in one place. */
    private void checkWindow(LiveShow show, String asset) {
        if (!looking.add(asset)) {
            return;
        }
        Path folder = show.recording().folder();
        try {
            Files.writeString(folder.resolve(LiveWindow.MEDIA), show.window());
            Path master = folder.resolve(Multivariant.FILE);
            Files.writeString(master, show.multivariant());
            judged(show, asset, check.check(master, show.row().profile(), progress -> {}));
        } catch (IOException e) {
            LOG.warn("The window of show {} cannot be checked", show.row().id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            looking.remove(asset);
        }
    }

    /** The same blocks again are no news: neither the timeline nor the audit says them twice. */
    private void judged(LiveShow show, String asset, CheckReport report) {
        var blocks = report.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKS)
                .map(Finding::sentence)
                .distinct()
                .toList();
        if (blocks.toString().equals(told.put(show.row().id() + " window", blocks.toString()))) {
            return;
        }
        assets.checked(asset, report);
        event(
                show,
                dev.sluice.api.Destination.OWNED,
                report.ready() ? Severity.HOLDS : Severity.BLOCKS,
                report.ready() ? "window-ready" : "window-not-ready",
                report.ready()
                        ? "The window passes its checks; it can be shared."
                        : "The window is not ready, so links to it do not open; it is checked again every few seconds. "
                                + String.join(" ", blocks.subList(0, Math.min(3, blocks.size()))));
    }

    @Override
    public void over(LiveShow show, boolean everLive, String code, String sentence) {
        if (show.end(code, "The show has ended.")) {
            threads.execute(() -> finish(show, everLive ? ShowState.ENDED : ShowState.FAILED, code, sentence));
        }
    }

    /** Ends the children; the shows go on with the next start of the service. */
    void close() {
        closing = true;
        running.values().forEach(LiveShow::suspend);
    }
}
