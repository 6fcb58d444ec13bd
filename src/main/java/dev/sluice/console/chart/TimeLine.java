package dev.sluice.console.chart;

/**
 * One line of a {@link TimeSeries}: points in time order in plain arrays.
 *
 * @param name of the line
 * @param ink its colour, 0 to 3; its dashes and marks go with it, so that lines are told apart without colour
 * @param times epoch milliseconds, ascending
 * @param values NaN breaks the line
 * @param lows lower bound of each value; empty for no band
 * @param highs upper bound of each value; empty for no band
 * @param counts what each point rests on; empty where that is not said
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays draw fast; never changed, compared by nobody
public record TimeLine(
        String name, int ink, double[] times, double[] values, double[] lows, double[] highs, long[] counts) {

    /** Index of the point at or next after a time; the length when there is none. */
    int at(double time) {
        int found = java.util.Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 1;
    }

    /** The point nearest to a time; -1 without points. */
    int nearest(double time) {
        if (times.length == 0) return -1;
        int after = Math.min(at(time), times.length - 1);
        int before = Math.max(0, after - 1);
        return Math.abs(times[before] - time) <= Math.abs(times[after] - time) ? before : after;
    }

    boolean banded() {
        return lows.length == times.length && highs.length == times.length;
    }
}
