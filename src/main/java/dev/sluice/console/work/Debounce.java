package dev.sluice.console.work;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Acts once a burst of calls is over: filters wait for the end of a word. */
public final class Debounce {
    private final PauseTransition pause;
    private final Runnable act;

    /** Acts {@code quiet} after the last call; zero acts at once. */
    public Debounce(Duration quiet, Runnable act) {
        this.act = act;
        pause = new PauseTransition(quiet);
        pause.setOnFinished(end -> act.run());
    }

    /** Something changed. */
    public void call() {
        if (pause.getDuration().equals(Duration.ZERO)) act.run();
        else pause.playFromStart();
    }
}
