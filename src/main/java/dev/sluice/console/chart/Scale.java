package dev.sluice.console.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.DoubleStream;

/** Round steps for axes. */
final class Scale {
    private static final double[] MINUTES = {1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 10_080};

    private Scale() {}

    /** A step of 1, 2, 2.5 or 5 times a power of ten, so that {@code range} has about {@code parts}. */
    static double step(double range, int parts) {
        double rough = range / parts;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double part = rough / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 2.5 ? 2.5 : part <= 5 ? 5 : 10);
    }

    /** A step of time in milliseconds for at most so many labels. */
    static double time(double range, int labels) {
        for (double minutes : MINUTES) {
            if (range / (minutes * 60_000) <= labels) return minutes * 60_000;
        }
        return MINUTES[MINUTES.length - 1] * 60_000;
    }

    /** Round times of day between two (epoch milliseconds), at most so many. */
    static double[] times(double from, double to, int labels, ZoneId zone) {
        double step = time(to - from, Math.max(2, labels));
        double shift = zone.getRules().getOffset(Instant.now()).getTotalSeconds() * 1000.0;
        return DoubleStream.iterate(Math.ceil((from + shift) / step) * step - shift, at -> at <= to, at -> at + step)
                .toArray();
    }
}
