package dev.sluice.console.links.bulk;

import dev.sluice.api.BulkAct;
import dev.sluice.api.BulkState;
import java.util.Locale;

/** What is said of an act on many links. */
final class Sentences {
    private Sentences() {}

    /** What an act has done, and what undo would do. */
    static String done(BulkAct act) {
        var links = count(act.done(), "link is ", "links are ");
        return switch (act.kind()) {
            case FREEZE -> links + "frozen. Undo lets them play again.";
            case UNFREEZE -> links + "playing again. Undo freezes them.";
            case TTL, EXTEND -> links + "given another time. Undo gives back the one before.";
            case ALIGN -> links + "in line with the policy. Undo gives back the time before.";
            case REISSUE -> count(act.done(), "new link is ", "new links are ") + "made.";
            case REVOKE -> links + "revoked for good.";
            case UNDO -> links + "as before.";
        };
    }

    /** How it came out, for the card. */
    static String outcome(BulkAct act) {
        if (act.state() == BulkState.CANCELLED) {
            return "Stopped after %s; what was done stands."
                    .formatted(count(act.done() + act.refused(), "link", "links"));
        }
        return act.refused() == 0
                ? String.format(Locale.ROOT, "Done for all %,d.", act.done())
                : String.format(
                        Locale.ROOT,
                        "Done for %,d, refused for %,d; those are as they were.",
                        act.done(),
                        act.refused());
    }

    static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
