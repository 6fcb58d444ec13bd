package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.api.StepEvidence;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each edge took to acknowledge a run's containment, as the run kept it.
 *
 * @param millis since the click, by edge
 */
record Acknowledgements(Map<String, Long> millis) {
    /** The step that keeps it. */
    static final String STEP = "push";

    static final Acknowledgements NONE = new Acknowledgements(Map.of());

    static Acknowledgements of(Run run, StepEvidence push) {
        var all = new TreeMap<String, Long>();
        if (push.kept().get("acknowledged") instanceof Map<?, ?> kept) {
            kept.forEach((edge, at) -> all.put(String.valueOf(edge), run.millisTo(instant(at, run.declaredAt()))));
        }
        return new Acknowledgements(all);
    }

    private static Instant instant(Object kept, Instant otherwise) {
        try {
            return Instant.parse(String.valueOf(kept));
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
