package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;

/**
 * A verdict with what goes with it.
 *
 * @param verdict the one thing to know
 * @param sentence to read to a customer
 * @param why how it came to that, in a sentence or two; empty when the sentence says it all
 * @param evidence what was seen
 * @param fix what to do
 */
record Outcome(LinkVerdict verdict, String sentence, String why, String evidence, String fix) {
    Outcome(LinkVerdict verdict, String sentence, String evidence, String fix) {
        this(verdict, sentence, "", evidence, fix);
    }

    /** The same with more of its why. */
    Outcome because(String more) {
        var both = why.isEmpty() ? more : why + " " + more;
        return more.isEmpty() ? this : new Outcome(verdict, sentence, both, evidence, fix);
    }

    Finding finding() {
        var severity = switch (verdict) {
            case PLAYABLE -> Severity.HOLDS;
            case NOT_MEASURED -> Severity.NOT_MEASURED;
            default -> Severity.BLOCKS;
        };
        return new Finding(verdict.code(), severity, sentence, evidence, fix, null);
    }
}
