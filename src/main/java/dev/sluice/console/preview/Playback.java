package dev.sluice.console.preview;

import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import dev.sluice.relay.Cues;
import dev.sluice.relay.PreviewState;
import dev.sluice.relay.PreviewStream;
import dev.sluice.relay.Still;
import dev.sluice.relay.UpstreamRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Plays one subject at a time and measures how it starts. The only class that knows a media player; its states are those
 * of the relay. Used on the application thread, which it never makes wait.
 */
final class Playback {
    /** A step of the clock that is longer was a jump, not playing. */
    private static final double LONGEST_STEP = 1;

    private final Work work;
    private final Engine engine;
    private final Latest openings = new Latest();
    private final MediaView view = new MediaView();
    private final ReadOnlyObjectWrapper<PlayState> state = new ReadOnlyObjectWrapper<>(new PlayState.Idle());
    private final ReadOnlyObjectWrapper<@Nullable Startup> startup = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper position = new ReadOnlyDoubleWrapper();
    private final ReadOnlyIntegerWrapper requested = new ReadOnlyIntegerWrapper();
    private @Nullable Subject subject;
    private volatile @Nullable Screening screening;
    private @Nullable FirstPicture watch;
    private @Nullable Roll roll;
    private Choice choice = Choice.NONE;
    private SegmentTimes times = SegmentTimes.UNKNOWN;
    private double played;

    Playback(Work work, Engine engine) {
        this.work = work;
        this.engine = engine;
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setId("preview-picture");
    }

    MediaView view() {
        return view;
    }

    ReadOnlyObjectProperty<PlayState> state() {
        return state.getReadOnlyProperty();
    }

    /** Stages of the newest start; changes as they are passed, null before the first. */
    ReadOnlyObjectProperty<@Nullable Startup> startup() {
        return startup.getReadOnlyProperty();
    }

    /** Whether pictures are moving. */
    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Where the player is, in seconds. */
    ReadOnlyDoubleProperty position() {
        return position.getReadOnlyProperty();
    }

    /** Counts upstream requests of this opening that are over; their log is {@link #requests}. */
    ReadOnlyIntegerProperty requested() {
        return requested.getReadOnlyProperty();
    }

    List<UpstreamRequest> requests() {
        return screening == null ? List.of() : screening.requests();
    }

    /** What is played or was tried last; null after {@link #close}. */
    @Nullable
    Subject subject() {
        return subject;
    }

    Choice choice() {
        return choice;
    }

    /** The stream while there is one. */
    Optional<PreviewStream> stream() {
        return switch (state.get()) {
            case PlayState.Playing playing -> Optional.of(playing.stream());
            case PlayState.Ended ended -> Optional.of(ended.stream());
            case PlayState.Idle idle -> Optional.empty();
            case PlayState.Opening opening -> Optional.empty();
            case PlayState.Failed failed -> Optional.empty();
        };
    }

    /** A piece of what plays that begins with the picture of a time. Waits, so off the application thread. */
    Optional<Still> still(double seconds) {
        var shown = screening;
        return shown == null ? Optional.empty() : shown.session().flatMap(session -> session.still(seconds));
    }

    /** Captions around a time of what plays. Waits, so off the application thread. */
    Cues captions(String name, double seconds) {
        var shown = screening;
        return shown == null
                ? new Cues(seconds, seconds, List.of(), "")
                : shown.session()
                        .map(session -> session.captions(name, seconds))
                        .orElseGet(() -> new Cues(seconds, seconds, List.of(), ""));
    }

    /** Of a live stream there is only what comes next. */
    private boolean live() {
        return stream().filter(PreviewStream::live).isPresent();
    }

    /** Seconds of the newest subject that were really played, jumps not counted. */
    double playedSeconds() {
        return played;
    }

    /** Click to first picture on the screen; empty before it. */
    Optional<java.time.Duration> firstPicture() {
        var known = startup.get();
        return known == null ? Optional.empty() : known.firstPicture();
    }

    /** Plays a subject from its beginning. */
    void open(Subject next) {
        played = 0;
        times = SegmentTimes.UNKNOWN;
        open(next, Choice.NONE);
    }

    /** Plays the subject again with another choice. */
    void choose(Choice next) {
        if (subject != null) open(subject, next);
    }

    /** Stops, and forgets the subject. */
    void close() {
        end();
        subject = null;
        state.set(new PlayState.Idle());
    }

    /** Plays on, waits, or begins again at the end and after a failure. */
    void toggle() {
        var player = player();
        if (player == null || !(state.get() instanceof PlayState.Playing)) choose(choice.from(0));
        else if (running.get()) pause();
        else player.play();
    }

    void pause() {
        var player = player();
        stopRolling();
        if (player != null) player.pause();
    }

    /** Where the segments of what plays begin, as far as its report says. */
    void know(SegmentTimes known) {
        times = known;
    }

    /** Goes to a time: to its very picture while waiting, to the beginning of its segment while playing. */
    void seek(double seconds) {
        var player = player();
        var to = Math.max(0, seconds);
        if (player == null || live()) return;
        if (state.get() instanceof PlayState.Ended) {
            choose(choice.from(to));
        } else if (running.get() && roll == null) {
            player.seek(Duration.seconds(times.aim(to)));
            position.set(to);
        } else {
            rollTo(player, to);
        }
    }

    /** Waits, one picture further or back. */
    void step(int pictures, double picturesPerSecond) {
        var player = player();
        if (player == null || live() || !(state.get() instanceof PlayState.Playing)) return;
        var to = Math.max(0, position.get() + pictures / picturesPerSecond);
        pause();
        rollTo(player, to);
    }

    private void rollTo(MediaPlayer player, double to) {
        stopRolling();
        position.set(to);
        roll = new Roll(player, to, times, () -> {
            roll = null;
            position.set(player.getCurrentTime().toSeconds());
        });
    }

    private void stopRolling() {
        if (roll != null) roll.cancel();
        roll = null;
    }

    private @Nullable MediaPlayer player() {
        return screening == null ? null : screening.player();
    }

    private void open(Subject next, Choice with) {
        end();
        subject = next;
        choice = with;
        var made = new Screening(Instant.now(), this::became, () -> requested.set(requested.get() + 1));
        screening = made;
        requested.set(0);
        position.set(with.from());
        startup.set(made.startup());
        state.set(new PlayState.Opening());
        openings.start(work.job("Opening the preview", progress -> {
                    made.begin(engine, next, with);
                    return made;
                })
                .quiet()
                .onFailure(problem -> state.set(new PlayState.Failed(problem, null))));
    }

    private void became(Screening which, PreviewState now) {
        if (which != screening) return;
        startup.set(which.startup());
        switch (now) {
            case PreviewState.Opening opening -> {}
            case PreviewState.Playing playing -> begin(which, playing);
            case PreviewState.Ended ended -> stream().ifPresent(stream -> state.set(new PlayState.Ended(stream)));
            case PreviewState.Failed failed -> {
                pause();
                state.set(new PlayState.Failed(failed.problem(), failed.request()));
            }
        }
    }

    private void begin(Screening which, PreviewState.Playing playing) {
        var player = which.play(playing);
        player.currentTimeProperty().subscribe((before, now) -> moved(which, before, now));
        player.statusProperty().subscribe(status -> status(which, player, status));
        view.setMediaPlayer(player);
        watch = new FirstPicture(view, () -> pictured(which, player));
        watch.start();
        player.play();
        state.set(new PlayState.Playing(playing.stream()));
    }

    private void status(Screening which, MediaPlayer player, MediaPlayer.@Nullable Status status) {
        if (which != screening) return;
        running.set(status == MediaPlayer.Status.PLAYING && roll == null);
        if (status == MediaPlayer.Status.READY && choice.from() > 0 && !live())
            player.seek(Duration.seconds(times.aim(choice.from())));
    }

    private void moved(Screening which, Duration before, Duration now) {
        if (which != screening) return;
        if (roll != null) return;
        var step = now.toSeconds() - before.toSeconds();
        if (step > 0 && step < LONGEST_STEP) played += step;
        position.set(now.toSeconds());
    }

    private void pictured(Screening which, MediaPlayer player) {
        if (which != screening) return;
        which.pictured();
        startup.set(which.startup());
        if (choice.paused() && !live())
            rollTo(player, Math.max(choice.from(), player.getCurrentTime().toSeconds()));
    }

    private void end() {
        openings.cancel();
        if (watch != null) watch.cancel();
        view.setMediaPlayer(null);
        running.set(false);
        stopRolling();
        if (screening != null) screening.close();
        screening = null;
    }
}
