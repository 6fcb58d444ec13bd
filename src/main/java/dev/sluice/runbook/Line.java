package dev.sluice.runbook;

import java.util.Map;

/**
 * A line for the audit log about a run, written in the transaction of the change it tells of.
 *
 * @param who operator's name, or {@code system}
 * @param act what happened, for example {@code step.done}
 * @param detail what else matters
 */
record Line(String who, String act, Map<String, ?> detail) {
    static Line of(String act, String step, String evidence) {
        return new Line("system", "run." + act, Map.of("step", step, "evidence", evidence));
    }
}
