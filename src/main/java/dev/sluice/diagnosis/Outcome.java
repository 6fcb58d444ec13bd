package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Json;
import dev.sluice.api.Severity;

/**
 * A verdict with what goes with it.
 *
 * @param verdict the one thing to know
 * @param sentence to read to a customer
 * @param evidence what was seen
 * @param fix what to do
 */
record Outcome(LinkVerdict verdict, String sentence, String evidence, String fix) {

    Finding finding() {
        var severity = switch (verdict) {
            case PLAYABLE -> Severity.HOLDS;
            case NOT_MEASURED -> Severity.NOT_MEASURED;
            default -> Severity.BLOCKS;
        };
        return new Finding(Json.MAPPER.convertValue(verdict, String.class), severity, sentence, evidence, fix, null);
    }
}
