package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Problem;

/** What is known about the readiness of the asset that is looked at. */
sealed interface Report {
    /** It has not been checked yet. */
    record None() implements Report {}

    /** The report is being read. */
    record Reading() implements Report {}

    /** What the last check said. */
    record Found(CheckReport report) implements Report {}

    /** There is a report, and it could not be read. */
    record Unread(Problem problem) implements Report {}
}
