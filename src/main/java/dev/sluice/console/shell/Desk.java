package dev.sluice.console.shell;

import dev.sluice.console.act.Acts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.work.Work;

/**
 * What a workspace is handed by the shell.
 *
 * @param work runs what may wait
 * @param acts all acts, and who may do them
 * @param navigator goes elsewhere
 * @param notices tells the user
 * @param undo offers to take back
 * @param times says times, and ticks every second
 * @param clip the clipboard
 */
public record Desk(Work work, Acts acts, Navigator navigator, Notices notices, Undo undo, Times times, Clip clip) {

    /** A desk whose parts know each other; failures nobody handles become notices. */
    public static Desk of(Work work, Times times, Clip clip) {
        var acts = new Acts();
        var notices = new Notices(() -> times.now().get());
        work.otherwise(notices::problem);
        return new Desk(work, acts, new Navigator(acts), notices, new Undo(times.now()), times, clip);
    }
}
