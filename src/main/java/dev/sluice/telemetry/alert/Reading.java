package dev.sluice.telemetry.alert;

import dev.sluice.telemetry.alert.Hysteresis.Look;

/**
 * What a rule read of one cohort.
 *
 * @param value milliseconds or a share
 * @param low lower bound of the value at 95 %; the value itself where its spread is not known
 * @param n sessions it rests on
 * @param bound what it is held against; not a number where there is nothing to hold it against
 */
record Reading(double value, double low, long n, double bound) {
    /** A raised alert ends below this part of its bound. */
    private static final double CLEAR = 0.9;

    Look look(int minimum) {
        if (n < minimum || Double.isNaN(bound)) {
            return Look.UNKNOWN;
        }
        return low > bound ? Look.BAD : value <= bound * CLEAR ? Look.GOOD : Look.UNSURE;
    }
}
