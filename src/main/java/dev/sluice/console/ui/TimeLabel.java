package dev.sluice.console.ui;

import dev.sluice.console.act.Describe;
import java.time.Instant;
import javafx.scene.control.Label;

/** A time that stays true while it is looked at: relative, with the exact one on hover. */
public final class TimeLabel extends Label {
    public TimeLabel(Times times, Instant at) {
        setText(times.relative(at));
        setTooltip(Describe.tooltip(times.exact(at)));
        setAccessibleHelp(times.exact(at));
        times.now().when(sceneProperty().isNotNull()).subscribe(now -> setText(times.relative(at)));
    }
}
