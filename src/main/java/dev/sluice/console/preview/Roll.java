package dev.sluice.console.preview;

import javafx.animation.AnimationTimer;
import javafx.scene.media.MediaPlayer;
import javafx.util.Duration;

/**
 * The way of a waiting player to an exact picture: a jump to the beginning of its segment, then playing without sound up to
 * it. The player is asked for its time at every pulse, because it reports it every tenth of a second only.
 */
final class Roll extends AnimationTimer {
    private static final double CLOSE_ENOUGH = 0.01;
    private static final double NO_JUMP_WITHIN = 1;
    private static final double BACK = 0.05;
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private final MediaPlayer player;
    private final double from;
    private final double target;
    private final Runnable onArrival;
    private boolean landed;
    private long began;

    /** Leaves at once; {@code onArrival} runs when it waits at the picture, or has given up. */
    Roll(MediaPlayer player, double target, SegmentTimes times, Runnable onArrival) {
        this.player = player;
        this.target = target;
        this.onArrival = onArrival;
        from = player.getCurrentTime().toSeconds();
        landed = target > from && target - from < NO_JUMP_WITHIN;
        if (!landed) player.seek(Duration.seconds(times.aim(target)));
        player.setMute(true);
        player.play();
        start();
    }

    @Override
    public void handle(long now) {
        if (began == 0) began = now;
        var time = player.getCurrentTime().toSeconds();
        landed |= target > from || time < from - BACK;
        if ((landed && time >= target - CLOSE_ENOUGH) || now - began > PATIENCE_NANOS) {
            cancel();
            onArrival.run();
        }
    }

    /** Waits where it is. */
    void cancel() {
        stop();
        player.pause();
        player.setMute(false);
    }
}
