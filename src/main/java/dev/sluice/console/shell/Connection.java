package dev.sluice.console.shell;

import dev.sluice.api.Problem;
import java.time.Duration;
import java.time.Instant;

/** How the console stands to its service. */
public sealed interface Connection {
    /** No answer yet. */
    record Connecting() implements Connection {}

    /** The last question was answered, after this time. */
    record Connected(Duration roundTrip) implements Connection {}

    /** The last question was not answered. */
    record Lost(Instant since, Problem why) implements Connection {}
}
