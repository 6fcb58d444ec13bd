package dev.sluice.telemetry.cmcd;

/** A record that is no structured field; without a stack trace, for hostile input makes many of them. */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String why) {
        super(why, null, false, false);
    }
}
