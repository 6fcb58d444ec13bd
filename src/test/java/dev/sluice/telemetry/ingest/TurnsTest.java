package dev.sluice.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.telemetry.cohort.Traits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits for whom. */
class TurnsTest {
    private final Turns turns = new Turns();

    @Test
    void aFloodKeepsNobodyWaiting() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            add("c:flood", i);
        }
        add("s:calm", 1000);
        add("s:calm", 1001);

        assertThat(List.of(next(), next(), next(), next(), next())).containsExactly(0L, 1000L, 1L, 1001L, 2L);
        assertThat(turns.without("c:flood")).hasSize(997);
        assertThat(turns.isEmpty()).isTrue();
        assertThat(turns.poll(1)).isNull();
    }

    private void add(String source, long sequence) {
        turns.add(source, new Turns.Due(new Work.Posted(sequence, List.of(body(source, "-"))), () -> {}));
    }

    private long next() throws InterruptedException {
        return turns.poll(1).work() instanceof Work.Posted posted ? posted.sequence() : -1;
    }

    private static Body body(String source, String text) {
        return new Body(1, source, Traits.none(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aBodyIsCutBetweenItsLines() {
        var lines = "one,v=2\ntwo,v=2\n\nthree,v=2";
        for (int most = 1; most < 40; most++) {
            var pieces = body("c:1", lines).cut(most);
            var together = new StringBuilder();
            for (var piece : pieces) {
                together.append(new String(piece.bytes(), StandardCharsets.UTF_8));
            }
            assertThat(together).hasToString(lines);
            assertThat(pieces.subList(0, pieces.size() - 1))
                    .allSatisfy(piece -> assertThat(piece.bytes()).endsWith('\n'));
        }
    }
}
