package dev.sluice.playback;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.token.DenyCode;
import org.jspecify.annotations.Nullable;

/**
 * A rule that keeps a viewer from watching.
 *
 * @param code stable short code, for example {@code revoked} or {@code wrong-origin}
 * @param deny RFC 9246 deny code, where the rule has one
 * @param sentence what a person is told
 */
public record Refusal(String code, @Nullable DenyCode deny, String sentence) {

    static Refusal of(String code, String sentence) {
        return new Refusal(code, null, sentence);
    }

    /** The refusal as a problem, 403. */
    public Problem problem() {
        return Problem.of(403, code, sentence, null, nextAct());
    }

    /** What the viewer can do about it. */
    private String nextAct() {
        return code.equals("too-many-sessions")
                ? "Try again once somebody has stopped watching."
                : "Ask whoever sent you the link.";
    }

    Fault fault() {
        return new Fault(problem());
    }
}
