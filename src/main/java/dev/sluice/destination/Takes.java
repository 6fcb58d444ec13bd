package dev.sluice.destination;

import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import dev.sluice.api.ReplayRequest;
import dev.sluice.api.Severity;
import dev.sluice.media.Ffmpeg;
import dev.sluice.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What was recorded of shows, running or over, and what is made of it: replays and still pictures. Blocks. */
final class Takes {
    private static final String PICTURE = "picture.jpg";

    private final Store store;
    private final Stage stage;
    private final Replays replays;
    private final Events events;
    private final Supplier<Ffmpeg> ffmpeg;

    Takes(Store store, Stage stage, Replays replays, Events events, Supplier<Ffmpeg> ffmpeg) {
        this.store = store;
        this.stage = stage;
        this.replays = replays;
        this.events = events;
        this.ffmpeg = ffmpeg;
    }

    /** Milliseconds that are kept of a show that does not run. */
    long keptMs(String show) {
        try {
            return Recording.keptMs(SegmentIndex.read(stage.recording(show)));
        } catch (IOException e) {
            LoggerFactory.getLogger(Takes.class).warn("The recording of show {} cannot be read", show, e);
            return 0;
        }
    }

    /** The replay that comes by itself: everything that was recorded of a show that is over. */
    void automatic(ShowRow row) {
        try {
            var asset = replay(row, null, new ReplayRequest(null, null, null), row.createdBy());
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

    /** The same of a show that ended without anybody here, where anything was recorded. */
    void late(ShowRow row) {
        if (keptMs(row.id()) > 0) {
            automatic(row);
        }
    }

    /**
     * Cuts an asset out of what was recorded so far.
     *
     * @param live null for one that does not run
     */
    Asset replay(ShowRow row, @Nullable LiveShow live, ReplayRequest ask, String by) {
        try {
            Path folder = stage.recording(row.id());
            List<Segment> kept =
                    live == null ? Salvage.recover(folder) : live.recording().segments();
            return replays.make(row, folder, kept, ask, by);
        } catch (IOException e) {
            throw Fault.conflict("recording-empty", "Nothing was recorded of this show.", null);
        }
    }

    /** Takes a still picture of a running show. */
    void takePicture(LiveShow show) throws InterruptedException {
        var all = show.recording().segments();
        if (!all.isEmpty()) {
            Path newest = show.recording().folder().resolve(all.getLast().file());
            Replays.picture(ffmpeg.get(), newest, stage.folder(show.row().id()).resolve(PICTURE));
        }
    }

    /** Its newest still picture; null before the first. */
    @Nullable
    Path picture(String show) {
        Path file = stage.folder(show).resolve(PICTURE);
        return show.matches("[0-9a-z]{1,32}") && Files.exists(file) ? file : null;
    }
}
