package dev.sluice.telemetry.cohort;

import dev.sluice.telemetry.session.VarInts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Milliseconds of many sessions: exact count, sum, least and greatest; quantiles within 1 %, exact for up to five values. */
public final class Distribution {
    private static final int RAW = 5;
    /** Bounds of a quantile at 95 %. */
    private static final double Z = 1.96;

    private long count;
    private long sum;
    private long least = Long.MAX_VALUE;
    private long greatest;
    private final long[] raw = new long[RAW];
    private @Nullable Bins bins;

    /** Counts a value that is not negative. */
    public void add(long value) {
        if (bins == null && count < RAW) {
            raw[(int) count] = value;
        } else {
            binned().count(Bins.range(value), 1);
        }
        count++;
        sum += value;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    /** Counts all values of another. */
    public void merge(Distribution other) {
        if (other.count == 0) {
            return;
        }
        if (other.bins == null) {
            for (int i = 0; i < other.count; i++) {
                add(other.raw[i]);
            }
            return;
        }
        binned().merge(other.bins);
        count += other.count;
        sum += other.sum;
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
    }

    private Bins binned() {
        if (bins == null) {
            bins = new Bins();
            for (int i = 0; i < count; i++) {
                bins.count(Bins.range(raw[i]), 1);
            }
        }
        return bins;
    }

    public long count() {
        return count;
    }

    public long sum() {
        return sum;
    }

    /** The value that {@code q} of all lie at or below; 0 when there are none. */
    public double quantile(double q) {
        if (count == 0) {
            return 0;
        }
        if (bins == null) {
            long[] sorted = Arrays.copyOf(raw, (int) count);
            Arrays.sort(sorted);
            return sorted[(int) Math.round(Math.clamp(q, 0, 1) * (count - 1))];
        }
        long rank = (long) (Math.clamp(q, 0, 1) * (count - 1));
        return Math.clamp(bins.at(rank), (double) least, (double) greatest);
    }

    /** Lower bound of the quantile at 95 %, from the binomial spread of its rank. */
    public double low(double q) {
        return quantile(q - spread(q));
    }

    /** Upper bound of the quantile at 95 %. */
    public double high(double q) {
        return quantile(q + spread(q));
    }

    private double spread(double q) {
        return count == 0 ? 0 : Z * Math.sqrt(q * (1 - q) / count);
    }

    /** How many values lie in each of {@code edges.length + 1} ranges; within the accuracy at the borders. */
    public long[] histogram(double[] edges) {
        var counts = new long[edges.length + 1];
        if (bins == null) {
            for (int i = 0; i < count; i++) {
                counts[range(edges, (double) raw[i])]++;
            }
            return counts;
        }
        var mine = bins;
        mine.each(range -> counts[range(edges, Bins.value(range))] += mine.in(range));
        return counts;
    }

    private static int range(double[] edges, double value) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at : -at - 1;
    }

    void write(VarInts.Writer out) {
        out.unsigned(count);
        if (bins == null) {
            for (int i = 0; i < count; i++) {
                out.unsigned(raw[i]);
            }
            return;
        }
        out.unsigned(sum);
        out.unsigned(least);
        out.unsigned(greatest);
        bins.write(out);
    }

    /** Counts what {@link #write} wrote, or what the layout before it had. */
    void read(VarInts.Reader in, boolean byLibrary) {
        long more = in.unsigned();
        if (more <= RAW) {
            for (int i = 0; i < more; i++) {
                add(in.unsigned());
            }
            return;
        }
        long moreSum = in.unsigned();
        least = Math.min(least, in.unsigned());
        greatest = Math.max(greatest, in.unsigned());
        if (byLibrary) {
            binned().readSketch(in.text());
        } else {
            binned().read(in);
        }
        count += more;
        sum += moreSum;
    }
}
