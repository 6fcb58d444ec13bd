package dev.sluice.console.preview;

import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import dev.sluice.relay.Still;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/**
 * Pictures of what is played at other times, each fetched through the relay and decoded when it is first looked for. Used
 * on the application thread, which it never makes wait.
 */
final class TimePictures {
    static final int WIDTH = 176;
    /** So many along the time line; a pointer cannot tell more apart. */
    private static final int AT_MOST = 200;

    private final Work work;
    private final Engine engine;
    private final Playback playback;
    private final Latest latest = new Latest();
    private final Map<Long, Image> known = new HashMap<>();

    TimePictures(Work work, Engine engine, Playback playback) {
        this.work = work;
        this.engine = engine;
        this.playback = playback;
        playback.state().subscribe(state -> {
            if (!(state instanceof PlayState.Opening)) return;
            latest.cancel();
            known.clear();
        });
    }

    /** What is known of a time; {@code later} gets its picture once there is one, if nothing else was asked for by then. */
    Optional<Image> at(double seconds, double length, Consumer<Image> later) {
        var step = Math.max(1, length / AT_MOST);
        var place = (long) (seconds / step);
        var there = known.get(place);
        if (there == null) fetch(place, Math.min(length, (place + 0.5) * step), later);
        return Optional.ofNullable(there);
    }

    private void fetch(long place, double seconds, Consumer<Image> later) {
        latest.start(work.job("Getting a picture", progress -> read(seconds))
                .quiet()
                .onSuccess(found -> found.ifPresent(image -> {
                    known.put(place, image);
                    later.accept(image);
                }))
                // The time is shown all the same, and why the stream gives nothing is said where it plays.
                .onFailure(problem -> {}));
    }

    private Optional<Image> read(double seconds) throws InterruptedException {
        var still = playback.still(seconds).map(Still::media);
        if (still.isEmpty()) return Optional.empty();
        return engine.stills()
                .jpeg(still.get(), WIDTH)
                .map(jpeg -> new Image(new ByteArrayInputStream(jpeg)))
                .filter(image -> !image.isError());
    }
}
