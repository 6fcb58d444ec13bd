package dev.sluice.telemetry.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import dev.sluice.telemetry.session.Stage;
import dev.sluice.telemetry.session.VarInts;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cells add up whatever they were stored as, and their quantiles keep to their error. */
class CellTest {

    @Test
    void quantilesOfMergedCellsAreWithinOnePercent() {
        var random = new Random(3);
        var exact = new long[200_000];
        var merged = new Cell();
        var some = new Cell();
        for (int i = 0; i < exact.length; i++) {
            exact[i] = (long) (200 * Math.exp(1.2 * random.nextGaussian()));
            some.startup().add(exact[i]);
            if (random.nextInt(40) == 0) {
                merged.merge(some.bytes());
                some = new Cell();
            }
        }
        merged.merge(some.bytes());
        Arrays.sort(exact);
        assertThat(merged.startup().count()).isEqualTo(exact.length);
        for (double q : new double[] {0, 0.01, 0.5, 0.75, 0.95, 0.99, 0.999, 1}) {
            double truth = exact[(int) (q * (exact.length - 1))];
            assertThat(merged.startup().quantile(q)).as("p%s", q * 100).isCloseTo(truth, within(truth * 0.0101));
        }
    }

    @Test
    void whatIsStoredIsReadBack() {
        var cell = new Cell();
        cell.add(Metric.ATTEMPTS, 9);
        cell.add(Metric.STALLED_MS, -250);
        for (long value : new long[] {0, 0, 1, 40, 40, 700, 86_400_000, 3, 3})
            cell.startup().add(value);
        for (int i = 0; i < 400; i++) cell.stage(Stage.EDGE).add(20 + i);
        var back = Cell.of(cell.bytes(), cell.stageBytes());

        assertThat(back.count(Metric.ATTEMPTS)).isEqualTo(9);
        assertThat(back.count(Metric.STALLED_MS)).isEqualTo(-250);
        assertThat(back.startup().histogram(new double[] {0.5, 100, 1000})).containsExactly(2, 5, 1, 1);
        assertThat(back.startup().quantile(1)).isCloseTo(86_400_000, within(864_000.0));
        assertThat(back.stage(Stage.EDGE).quantile(0.95))
                .isEqualTo(cell.stage(Stage.EDGE).quantile(0.95));
        assertThat(new Cell().stageBytes()).isNull();
    }

    /** As an earlier version stored it: everything in one, the sketch as the library encodes it. */
    @Test
    void theLayoutBeforeIsStillRead() throws Exception {
        var sketch = new DDSketch(new LogarithmicMapping(0.01), UnboundedSizeDenseStore::new);
        for (int value = 0; value < 1000; value++) sketch.accept((double) value);
        var encoded = GrowingByteArrayOutput.withDefaultInitialCapacity();
        sketch.encode(encoded, true);
        var out = new VarInts.Writer();
        out.unsigned(1);
        out.unsigned(1L << Metric.STARTED.place());
        out.signed(1000);
        out.unsigned(1);
        out.unsigned(1000);
        out.unsigned(499_500);
        out.unsigned(0);
        out.unsigned(999);
        out.text(encoded.trimmedCopy());

        var cell = Cell.of(out.bytes(), null);
        assertThat(cell.count(Metric.STARTED)).isEqualTo(1000);
        assertThat(cell.startup().count()).isEqualTo(1000);
        assertThat(cell.startup().quantile(0)).isZero();
        assertThat(cell.startup().quantile(0.95)).isCloseTo(949, within(10.0));
    }
}
