package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RunningShow;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Show;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishVerbTest {
    @AutoClose
    private final Harness cli;

    PublishVerbTest(@TempDir Path workspace) {
        cli = new Harness(workspace);
    }

    @Test
    void itReturnsWhenADestinationTakesIt() {
        cli.answer(show(PublicationState.WAITING, null));
        cli.answer(show(PublicationState.LIVE, null));

        assertThat(publish()).isZero();

        assertThat(cli.err.lines()).containsExactly("Owned player: It is waiting.");
        assertThat(cli.out).contains("show-1  Evening is live.", "It is live.");
    }

    @Test
    void itDoesNotWaitForASegmentThatNeverComes() {
        cli.poll = new Poll(Duration.ofMillis(1), Duration.ZERO);
        cli.answer(show(PublicationState.WAITING, null));

        assertThat(publish()).isZero();

        assertThat(cli.err).contains("No destination takes it yet, after 0 s.", "sluice show status show-1");
        assertThat(cli.out).contains("beginning: no destination takes it yet", "It is waiting.");
    }

    @Test
    void whereNothingIsRecordedNothingIsWaitedFor() {
        cli.answer(show(PublicationState.WAITING, "The disk is full."));

        assertThat(publish()).isZero();

        assertThat(cli.err).isEmpty();
        assertThat(cli.out).contains("The disk is full.");
    }

    @Test
    void whatEndedEverywhereDoesNotBegin() {
        cli.answer(show(PublicationState.STOPPED, null));

        assertThat(cli.run("show", "status", "show-1")).isZero();

        assertThat(cli.out).contains("Evening is on, and no destination takes it.");
    }

    private int publish() {
        return cli.run("publish", "pattern:320x180", "--title", "Evening");
    }

    private static Show show(PublicationState state, @Nullable String recording) {
        var owned = new Publication(
                "owned",
                "Owned player",
                DestinationKind.OWNED,
                state,
                "",
                "It is " + Tables.word(state) + ".",
                Instant.EPOCH,
                Publication.Health.NONE);
        return RunningShow.of(recording, List.of(owned));
    }
}
