package dev.sluice.cli;

import java.util.logging.Logger;

/** How much is logged; set before the first logger exists. */
final class Logging {
    /** Held here, because the filter goes when the logger is collected. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Logging() {}

    /** A service says what it does; a verb says only what went wrong. */
    static void forService() {
        if (System.getProperty("sluice.log") == null) {
            System.setProperty("sluice.log", "INFO");
        }
    }

    /** JavaFX says at each start that it lies on the class path: it does, beside libraries that are no modules. */
    static void forConsole() {
        JAVAFX.setFilter(line -> !String.valueOf(line.getMessage()).startsWith("Unsupported JavaFX configuration"));
    }
}
