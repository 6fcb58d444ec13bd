package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final int TEN_SECONDS = 20;

    /** Nothing ends what a show that is over still copies. */
    @Test
    void afterTheEndNothingIsTriedForDays() {
        assertThat(FilesOutlet.last(new Reconnects(1000, 300, 3600))).isEqualTo(new Reconnects(7, 30, 30));
        assertThat(FilesOutlet.last(Reconnects.DEFAULT)).isEqualTo(new Reconnects(7, 1, 30));
        assertThat(FilesOutlet.last(new Reconnects(2, 5, 10))).isEqualTo(new Reconnects(2, 5, 10));
    }

    @Test
    void pausesDoubleFromTheFirstToTheLongest() {
        var patience = new Patience(new Reconnects(0, 2, 11));
        for (int expected : new int[] {2, 4, 8, 11, 11}) {
            assertThat(patience.exhausted()).isFalse();
            assertThat(patience.pauseSeconds()).isEqualTo(expected);
        }
        for (int loss = 0; loss < 100; loss++) assertThat(patience.exhausted()).isFalse();
        assertThat(patience.pauseSeconds()).isEqualTo(11);
    }

    @Test
    void lossesInARowEndItUnlessAGoodConnectionLayBetween() {
        var patience = new Patience(new Reconnects(2, 1, 30));
        assertThat(patience.exhausted()).isFalse();
        for (int look = 0; look < TEN_SECONDS; look++) patience.see(PublicationState.LIVE);
        assertThat(patience.exhausted()).isFalse();
        assertThat(patience.pauseSeconds()).isEqualTo(1);
        assertThat(patience.exhausted()).isTrue();
    }
}
