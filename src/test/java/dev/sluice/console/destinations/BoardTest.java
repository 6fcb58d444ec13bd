package dev.sluice.console.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RunningShow;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the board says of a running show whose destinations do not all take it. */
class BoardTest {
    @Test
    void whatConnectsOrIsHeldBackHasNoTrouble() {
        assertThat(why(PublicationState.WAITING, PublicationState.CONNECTING, PublicationState.LIVE))
                .isEqualTo("WAITING: It is so.");
    }

    @Test
    void whatHasTroubleIsSaidFirstAndTheRestOfItCounted() {
        assertThat(why(PublicationState.CONNECTING, PublicationState.FAILED)).isEqualTo("FAILED: It is so.");
        assertThat(why(PublicationState.WAITING, PublicationState.RETRYING, PublicationState.FAILED))
                .isEqualTo("RETRYING: It is so. One more has trouble.");
        assertThat(why(PublicationState.STALLED, PublicationState.STRUGGLING, PublicationState.FAILED))
                .isEqualTo("STALLED: It is so. 2 more have trouble.");
    }

    private static String why(PublicationState... states) {
        var show = RunningShow.of(
                null, Stream.of(states).map(BoardTest::publication).toList());
        return new Board(List.of(show), List.of(), show, List.of(), Map.of(), null)
                .sum()
                .why();
    }

    private static Publication publication(PublicationState state) {
        return new Publication(
                state.name(),
                state.name(),
                DestinationKind.RTMP,
                state,
                "",
                "It is so.",
                Instant.EPOCH,
                Publication.Health.NONE);
    }
}
