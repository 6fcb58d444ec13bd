package dev.sluice.console.frame;

import dev.sluice.api.Problem;
import java.time.Duration;
import java.time.Instant;

/** How the console stands to its service. */
public sealed interface Contact {
    /** No answer yet. */
    record Connecting() implements Contact {}

    /** The last question was answered, after this time. */
    record Connected(Duration roundTrip) implements Contact {}

    /** The last question was not answered. */
    record Lost(Instant since, Problem why) implements Contact {}
}
