package dev.sluice.telemetry.cohort;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import dev.sluice.telemetry.session.VarInts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Milliseconds of many sessions: exact count, sum, least and greatest; quantiles within 1 %, exact for up to five values. */
public final class Distribution {
    private static final double ACCURACY = 0.01;
    private static final int RAW = 5;
    /** Bounds of a quantile at 95 %. */
    private static final double Z = 1.96;

    private long count;
    private long sum;
    private long least = Long.MAX_VALUE;
    private long greatest;
    private final long[] raw = new long[RAW];
    private @Nullable DDSketch sketch;

    /** Counts a value that is not negative. */
    public void add(long value) {
        if (sketch == null && count < RAW) {
            raw[(int) count] = value;
        } else {
            sketched().accept((double) value);
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
        if (other.sketch == null) {
            for (int i = 0; i < other.count; i++) {
                add(other.raw[i]);
            }
            return;
        }
        sketched().mergeWith(other.sketch);
        count += other.count;
        sum += other.sum;
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
    }

    private DDSketch sketched() {
        if (sketch == null) {
            sketch = new DDSketch(new LogarithmicMapping(ACCURACY), UnboundedSizeDenseStore::new);
            for (int i = 0; i < count; i++) {
                sketch.accept((double) raw[i]);
            }
        }
        return sketch;
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
        if (sketch == null) {
            long[] sorted = Arrays.copyOf(raw, (int) count);
            Arrays.sort(sorted);
            return sorted[(int) Math.round(Math.clamp(q, 0, 1) * (count - 1))];
        }
        return Math.clamp(sketch.getValueAtQuantile(Math.clamp(q, 0, 1)), (double) least, (double) greatest);
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
        if (sketch == null) {
            for (int i = 0; i < count; i++) {
                counts[range(edges, (double) raw[i])]++;
            }
            return counts;
        }
        var mapping = sketch.getIndexMapping();
        sketch.getPositiveValueStore()
                .forEach((index, n) -> counts[range(edges, mapping.value(index))] += Math.round(n));
        counts[0] += Math.round(sketch.getCount())
                - Math.round(sketch.getPositiveValueStore().getTotalCount());
        return counts;
    }

    private static int range(double[] edges, double value) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at : -at - 1;
    }

    void write(VarInts.Writer out) {
        out.unsigned(count);
        if (sketch == null) {
            for (int i = 0; i < count; i++) {
                out.unsigned(raw[i]);
            }
            return;
        }
        out.unsigned(sum);
        out.unsigned(least);
        out.unsigned(greatest);
        try {
            var bytes = GrowingByteArrayOutput.withDefaultInitialCapacity();
            sketch.encode(bytes, true);
            out.text(bytes.trimmedCopy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts what {@link #write} wrote. */
    void read(VarInts.Reader in) {
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
        try {
            sketched().decodeAndMergeWith(ByteArrayInput.wrap(in.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count += more;
        sum += moreSum;
    }
}
