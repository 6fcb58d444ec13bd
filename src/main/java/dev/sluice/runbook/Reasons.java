package dev.sluice.runbook;

import dev.sluice.api.Fault;
import org.jspecify.annotations.Nullable;

/** Reasons as people state them: they go into the audit log, the feed and the report. */
public final class Reasons {
    private static final int LONGEST = 500;

    private Reasons() {}

    /**
     * A reason that must be there.
     *
     * @throws Fault {@code reason-missing} unless it has 1 to 500 characters
     */
    public static String stated(String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw Fault.badRequest("reason-missing", "A reason has 1 to " + LONGEST + " characters.", null);
        }
        return text;
    }

    /**
     * A reason that may be stated later.
     *
     * @return null when it is not stated
     * @throws Fault {@code reason-too-long}
     */
    static @Nullable String declared(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.strip().length() > LONGEST) {
            throw Fault.badRequest(
                    "reason-too-long",
                    "A reason has at most " + LONGEST + " characters.",
                    "Leave it out and shut first; it can be written until the run has closed.");
        }
        return reason.strip();
    }
}
