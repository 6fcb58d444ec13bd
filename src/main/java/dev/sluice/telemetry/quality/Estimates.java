package dev.sluice.telemetry.quality;

import dev.sluice.api.Quality.Estimate;

/** Shares with their intervals at 95 %. */
final class Estimates {
    private static final double Z = 1.96;

    private Estimates() {}

    /** {@code part} of {@code n} (Wilson); nothing known where {@code n} is 0. */
    static Estimate share(long part, long n) {
        if (n <= 0) {
            return new Estimate(0, 0, 0, 0);
        }
        double p = Math.clamp(part / (double) n, 0, 1);
        double z2 = Z * Z / n;
        double middle = (p + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
        return new Estimate(p, Math.max(0, middle - half), Math.min(1, middle + half), n);
    }

    /** A ratio of times that rests on {@code n} sessions; its spread is taken as that of a share of them. */
    static Estimate ratio(double part, double whole, long n) {
        if (whole <= 0 || n <= 0) {
            return new Estimate(0, 0, 0, 0);
        }
        double p = Math.clamp(part / whole, 0, 1);
        double half = Z * Math.sqrt(p * (1 - p) / n);
        return new Estimate(p, Math.max(0, p - half), Math.min(1, p + half), n);
    }

    /** How two estimates differ; the bounds of both, each from its own side, make those of the difference (Newcombe). */
    static Estimate difference(Estimate one, Estimate other) {
        long n = Math.min(one.n(), other.n());
        if (n <= 0) {
            return new Estimate(0, 0, 0, 0);
        }
        double value = one.value() - other.value();
        double down = Math.hypot(one.value() - one.low(), other.high() - other.value());
        double up = Math.hypot(one.high() - one.value(), other.value() - other.low());
        return new Estimate(value, value - down, value + up, n);
    }

    /** How many more of {@code n} than if they were as the others: (rate − rate of all others) × sessions. */
    static Estimate excess(long part, long n, long othersPart, long others) {
        if (n <= 0 || others <= 0) {
            return new Estimate(0, 0, 0, n);
        }
        double p = part / (double) n;
        double q = othersPart / (double) others;
        double half = Z * Math.sqrt(p * (1 - p) / n + q * (1 - q) / others) * n;
        double value = (p - q) * n;
        return new Estimate(value, value - half, value + half, n);
    }

    /** {@code rate / otherRate − 1} of two shares, by the log of their ratio; nothing known where either is 0. */
    static Estimate relative(long part, long n, long otherPart, long other) {
        if (part <= 0 || otherPart <= 0 || n <= 0 || other <= 0) {
            return new Estimate(0, 0, 0, 0);
        }
        double ratio = (part / (double) n) / (otherPart / (double) other);
        double half = Z * Math.sqrt(1.0 / part - 1.0 / n + 1.0 / otherPart - 1.0 / other);
        return new Estimate(ratio - 1, ratio * Math.exp(-half) - 1, ratio * Math.exp(half) - 1, n);
    }
}
