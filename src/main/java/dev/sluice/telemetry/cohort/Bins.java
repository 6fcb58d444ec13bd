package dev.sluice.telemetry.cohort;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import dev.sluice.telemetry.session.VarInts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * How many values lie in each range of a DDSketch. The ranges are the library's, and with them the error it guarantees; the
 * counts are kept here as whole numbers, because charts merge thousands of stored sketches and the library's encoding of
 * fractional counts took most of that time.
 */
final class Bins {
    private static final LogarithmicMapping RANGES = new LogarithmicMapping(0.01);
    /** Nought is below the range of 1, which is the first. */
    private static final int NOUGHT = -1;

    private static final int ROOM = 32;
    private static final long DENSE = 0;
    private static final long SPARSE = 1;

    private long[] counts = {};
    private int first;

    /** The range of a value that is not negative. */
    static int range(long value) {
        return value <= 0 ? NOUGHT : RANGES.index((double) value);
    }

    /** The value that stands for a range. */
    static double value(int range) {
        return range == NOUGHT ? 0 : RANGES.value(range);
    }

    void count(int range, long more) {
        reach(range, range);
        counts[range - first] += more;
    }

    /** Counts all of another. */
    void merge(Bins other) {
        if (other.counts.length == 0) {
            return;
        }
        reach(other.first, other.first + other.counts.length - 1);
        int shift = other.first - first;
        for (int i = 0; i < other.counts.length; i++) {
            counts[shift + i] += other.counts[i];
        }
    }

    /** The value that {@code rank} of all lie below; ranks begin at 0. */
    double at(long rank) {
        long seen = 0;
        int i = 0;
        while (i < counts.length - 1 && (seen += counts[i]) <= rank) {
            i++;
        }
        return value(first + i);
    }

    /** Every range that holds something, ascending. */
    void each(IntConsumer range) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                range.accept(first + i);
            }
        }
    }

    long in(int range) {
        return counts[range - first];
    }

    private void reach(int from, int to) {
        if (counts.length == 0) {
            first = from - ROOM / 2;
            counts = new long[to - from + 1 + ROOM];
        } else if (from < first || to >= first + counts.length) {
            int newFirst = from < first ? from - ROOM : first;
            int newEnd = to >= first + counts.length ? to + 1 + ROOM : first + counts.length;
            var wider = new long[newEnd - newFirst];
            System.arraycopy(counts, 0, wider, first - newFirst, counts.length);
            counts = wider;
            first = newFirst;
        }
    }

    /** Dense where most ranges between the least and the greatest hold something. */
    void write(VarInts.Writer out) {
        int begin = 0;
        int end = counts.length;
        while (counts[begin] == 0) {
            begin++;
        }
        while (counts[end - 1] == 0) {
            end--;
        }
        int filled = (int) Arrays.stream(counts, begin, end).filter(n -> n != 0).count();
        boolean sparse = filled * 2 < end - begin;
        out.unsigned(sparse ? SPARSE : DENSE);
        out.unsigned(first + begin - NOUGHT);
        out.unsigned(sparse ? filled : end - begin);
        int last = begin;
        for (int i = begin; i < end; i++) {
            if (sparse && counts[i] != 0) {
                out.unsigned(i - last);
                last = i;
            }
            if (!sparse || counts[i] != 0) {
                out.unsigned(counts[i]);
            }
        }
    }

    /** Counts what {@link #write} wrote. */
    void read(VarInts.Reader in) {
        boolean sparse = in.unsigned() == SPARSE;
        int range = (int) in.unsigned() + NOUGHT;
        int many = (int) in.unsigned();
        if (!sparse) {
            reach(range, range + many - 1);
        }
        for (int i = 0; i < many; i++) {
            if (sparse) {
                range += (int) in.unsigned();
                count(range, in.unsigned());
            } else {
                counts[range - first + i] += in.unsigned();
            }
        }
    }

    /** Counts what the library wrote, as cells of the first layout hold it. */
    void readSketch(byte[] encoded) {
        var sketch = new DDSketch(RANGES, UnboundedSizeDenseStore::new);
        try {
            sketch.decodeAndMergeWith(ByteArrayInput.wrap(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var positive = sketch.getPositiveValueStore();
        positive.forEach((range, n) -> count(range, Math.round(n)));
        long noughts = Math.round(sketch.getCount()) - Math.round(positive.getTotalCount());
        if (noughts > 0) {
            count(NOUGHT, noughts);
        }
    }
}
