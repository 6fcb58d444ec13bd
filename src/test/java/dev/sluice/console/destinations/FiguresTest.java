package dev.sluice.console.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Publication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void whatNobodyAcknowledgesIsNotMeasured() {
        assertThat(acknowledged(0, null)).isEqualTo("nothing yet");
        assertThat(acknowledged(12_300_000, null)).isEqualTo("not measured (12.3 MB sent)");
        assertThat(acknowledged(12_300_000, 0L)).isEqualTo("0.0 MB");
        assertThat(acknowledged(12_300_000, 12_100_000L)).isEqualTo("12.1 MB");
    }

    private static String acknowledged(long sent, @Nullable Long bytes) {
        return Figures.acknowledged(new Publication.Health(true, 0, 0, 0, 0, 0, sent, bytes, null));
    }
}
