package dev.sluice.telemetry.session;

/** How a viewing went, or goes. */
public enum Outcome {
    /** Asked for, no picture yet. */
    STARTING,
    /** Under way. */
    WATCHING,
    /** Played to its end. */
    ENDED,
    /** Left or fell silent after the first picture. */
    LEFT,
    /** Left before the first picture without an error (EBVS). */
    LEFT_BEFORE_START,
    /** A technical error before the first picture. */
    FAILED_TO_START,
    /** A technical error after it. */
    FAILED,
    /** Refused by a rule before the first picture; no fault of the delivery. */
    REFUSED,
    /** Stopped by a rule after it. */
    STOPPED,
    /** The player reports nothing; only its requests were seen. */
    NOT_REPORTED
}
