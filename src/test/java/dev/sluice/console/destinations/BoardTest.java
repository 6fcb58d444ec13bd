package dev.sluice.console.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Show;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
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
        var now = Instant.EPOCH;
        var show = new Show(
                "show-1",
                "Evening",
                ShowState.LIVE,
                new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null),
                "stability",
                120,
                null,
                now,
                null,
                null,
                null,
                0,
                new Show.Input("live", "The source gives pictures.", now, 0, 0, 0, null),
                Stream.of(states).map(BoardTest::publication).toList(),
                now,
                "ana");
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
