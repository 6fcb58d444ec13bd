package dev.sluice.console.emergency;

import dev.sluice.api.StepEvidence;
import java.util.Map;

/**
 * What a run hit, as its snapshot kept it.
 *
 * @param links links revoked
 * @param watching viewers who were watching
 * @param channels channels they were handed out in
 * @param recipients links among them that were issued to a named recipient
 */
public record Hit(long links, long watching, long channels, long recipients) {
    /** The step that keeps it. */
    static final String STEP = "snapshot";

    static Hit of(StepEvidence snapshot) {
        var kept = snapshot.kept();
        return new Hit(
                number(kept, "links"), number(kept, "watching"), number(kept, "channels"), number(kept, "recipients"));
    }

    private static long number(Map<String, Object> kept, String name) {
        return kept.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
