package dev.sluice.console.preview;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * What can be done with the player.
 *
 * @param play plays, waits, or begins again
 * @param back one picture back
 * @param next one picture further
 * @param zones shows or hides the safe zones
 */
record PlayActs(Act play, Act back, Act next, Act zones) {

    /** Acts on a player; {@code rate} is how many pictures a second what plays has. */
    static PlayActs of(Playback playback, DoubleSupplier rate, Runnable zones) {
        return new PlayActs(
                Act.of("preview.play", "Play or pause")
                        .help("Plays on, or waits where it is")
                        .keys(Shortcut.typed(" "))
                        .runs(playback::toggle),
                Act.of("preview.frame-back", "One frame back")
                        .help("Waits, and shows the picture before")
                        .keys(Shortcut.typed(","))
                        .runs(() -> playback.step(-1, rate.getAsDouble())),
                Act.of("preview.frame-next", "One frame further")
                        .help("Waits, and shows the next picture")
                        .keys(Shortcut.typed("."))
                        .runs(() -> playback.step(1, rate.getAsDouble())),
                Act.of("preview.safe-zones", "Show safe zones")
                        .help("Shows or hides where titles and action are safe on every screen")
                        .keys(Shortcut.typed("z"))
                        .runs(zones));
    }

    List<Act> all() {
        return List.of(play, back, next, zones);
    }
}
