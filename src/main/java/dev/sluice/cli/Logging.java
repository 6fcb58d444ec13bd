package dev.sluice.cli;

/** How much is logged; set before the first logger exists. */
final class Logging {
    private Logging() {}

    /** A service says what it does; a verb says only what went wrong. */
    static void forService() {
        if (System.getProperty("sluice.log") == null) {
            System.setProperty("sluice.log", "INFO");
        }
    }
}
