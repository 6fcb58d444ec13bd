package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.ShowSource;
import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Sets running shows up: the folder, the recording, the source and one outlet a destination. */
final class Stage {
    private final Path root;
    private final Clock clock;
    private final Sources sources;
    private final Destinations destinations;
    private final Deliveries deliveries;
    private final Supplier<Ffmpeg> ffmpeg;
    private final LongSupplier free;
    private final Executor threads;

    Stage(
            Path root,
            Clock clock,
            Sources sources,
            Destinations destinations,
            Deliveries deliveries,
            Supplier<Ffmpeg> ffmpeg,
            LongSupplier free,
            Executor threads) {
        this.root = root;
        this.clock = clock;
        this.sources = sources;
        this.destinations = destinations;
        this.deliveries = deliveries;
        this.ffmpeg = ffmpeg;
        this.free = free;
        this.threads = threads;
    }

    /** Where everything of a show lies. */
    Path folder(String show) {
        return root.resolve(show);
    }

    /** Where the segments of a show lie. */
    Path recording(String show) {
        return folder(show).resolve("recording");
    }

    /** A show that goes on with whatever its folder holds; its source does not run yet. */
    LiveShow open(ShowRow row, LiveShow.Chorus chorus) throws IOException {
        Path folder = folder(row.id());
        Files.createDirectories(folder);
        Orphans.end(folder);
        sweep(folder);
        var self = new AtomicReference<LiveShow>();
        var recording = new Recording(recording(row.id()), row.segmentSeconds(), free, clock, () -> {
            var show = self.get();
            if (show != null) {
                show.segments();
            }
        });
        var show = new LiveShow(row, recording, chorus);
        self.set(show);
        return show;
    }

    /** Begins to read the source, on a thread of its own. */
    void run(LiveShow show, ShowSource source) {
        var row = show.row();
        SourceFeed.Command command =
                () -> sources.command(source, row.keySeconds(), show.recording().keptMs() / 1000.0);
        var feed = new SourceFeed(source, command, ffmpeg.get(), clock, show);
        show.follow(feed);
        threads.execute(feed::run);
    }

    /** The way to one destination. */
    Outlet outlet(LiveShow show, Destination destination, BiConsumer<LiveShow, Publication> changed) {
        var row = show.row();
        return switch (destination.kind()) {
            case OWNED ->
                new OwnedOutlet(
                        destination,
                        show.recording(),
                        show::window,
                        row.segmentSeconds(),
                        clock,
                        p -> changed.accept(show, p));
            case FOLDER, S3 ->
                new FilesOutlet(
                        destination,
                        destinations.depot(destination, row.id()),
                        show.recording(),
                        row.segmentSeconds(),
                        clock,
                        p -> changed.accept(show, p),
                        threads);
            case WEBHOOK -> new WebhookOutlet(destination, deliveries, clock, p -> changed.accept(show, p));
            case RTMP, SRT ->
                new Pusher(
                        destination,
                        destinations.credential(destination.id()),
                        ffmpeg.get(),
                        folder(row.id()),
                        clock,
                        p -> changed.accept(show, p),
                        threads);
        };
    }

    /** Options files of children that were being started when the service died hold secrets. */
    private static void sweep(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            for (Path file : all.filter(f -> f.getFileName().toString().startsWith(".options"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
