package dev.sluice.telemetry.cohort;

import dev.sluice.telemetry.session.Stage;
import dev.sluice.telemetry.session.VarInts;
import org.jspecify.annotations.Nullable;

/** One cohort in one span of time: counts, startup, stages. Cells of any spans and cohorts add up. */
public final class Cell {
    /** Written first, so that a later layout can tell; also fixes the mapping of the sketches. */
    private static final int LAYOUT = 2;
    /** Stages lay in the same bytes, sketches as the library writes them. */
    private static final int FIRST_LAYOUT = 1;

    private static final Stage[] STAGES = Stage.values();

    private final long[] counts = new long[Metric.COUNT];
    private final @Nullable Distribution[] values = new Distribution[1 + STAGES.length];

    /** The cell that {@link #bytes} and {@link #stageBytes} wrote. */
    public static Cell of(byte[] bytes, byte @Nullable [] stages) {
        var cell = new Cell();
        cell.merge(bytes);
        cell.mergeStages(stages);
        return cell;
    }

    public long count(Metric metric) {
        return counts[metric.place()];
    }

    /** Adds to a count; a session that came to something else takes away what it had added. */
    public void add(Metric metric, long amount) {
        counts[metric.place()] += amount;
    }

    /** Adds to every count, in the order of {@link Metric}. */
    public void add(long[] amounts) {
        for (int i = 0; i < amounts.length; i++) {
            counts[i] += amounts[i];
        }
    }

    /** Startup of those that played, in milliseconds. */
    public Distribution startup() {
        return at(0);
    }

    /** Times of one stage, in milliseconds. */
    public Distribution stage(Stage stage) {
        return at(1 + stage.place());
    }

    private Distribution at(int i) {
        var found = values[i];
        if (found == null) {
            found = new Distribution();
            values[i] = found;
        }
        return found;
    }

    /** Adds all of another. */
    public void merge(Cell other) {
        add(other.counts);
        for (int i = 0; i < values.length; i++) {
            var value = other.values[i];
            if (value != null) {
                at(i).merge(value);
            }
        }
    }

    /** Adds counts and startup of a cell as bytes, without making that cell. */
    public void merge(byte[] bytes) {
        var in = new VarInts.Reader(bytes);
        long layout = in.unsigned();
        if (layout > LAYOUT) {
            throw new IllegalStateException("This telemetry was written by a newer version");
        }
        long there = in.unsigned();
        for (int i = 0; there >>> i != 0; i++) {
            if ((there >>> i & 1) != 0) {
                counts[i] += in.signed();
            }
        }
        values(in, layout == FIRST_LAYOUT);
    }

    /** Adds the stages of a cell as bytes; null for none. */
    public void mergeStages(byte @Nullable [] bytes) {
        if (bytes != null) {
            values(new VarInts.Reader(bytes), false);
        }
    }

    private void values(VarInts.Reader in, boolean byLibrary) {
        long filled = in.unsigned();
        for (int i = 0; filled >>> i != 0; i++) {
            if ((filled >>> i & 1) != 0) {
                at(i).read(in, byLibrary);
            }
        }
    }

    /** Counts and startup as stored: what is nought or empty takes no room. */
    public byte[] bytes() {
        var out = new VarInts.Writer();
        out.unsigned(LAYOUT);
        long there = 0;
        for (int i = 0; i < counts.length; i++) {
            there |= counts[i] == 0 ? 0 : 1L << i;
        }
        out.unsigned(there);
        for (long count : counts) {
            if (count != 0) {
                out.signed(count);
            }
        }
        write(out, filled() & 1);
        return out.bytes();
    }

    /** The stages as stored; null without any. */
    public byte @Nullable [] stageBytes() {
        long stages = filled() & ~1;
        if (stages == 0) {
            return null;
        }
        var out = new VarInts.Writer();
        write(out, stages);
        return out.bytes();
    }

    private long filled() {
        long filled = 0;
        for (int i = 0; i < values.length; i++) {
            filled |= values[i] == null || values[i].count() == 0 ? 0 : 1L << i;
        }
        return filled;
    }

    private void write(VarInts.Writer out, long which) {
        out.unsigned(which);
        for (int i = 0; which >>> i != 0; i++) {
            if ((which >>> i & 1) != 0) {
                at(i).write(out);
            }
        }
    }
}
