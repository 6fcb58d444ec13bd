package dev.sluice.console.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the lines come to. */
class ChecklistModelTest {
    @Test
    void whatWasNotMeasuredIsNeverReady() {
        var sum = ChecklistModel.sum(lines(Severity.HOLDS, Severity.NOT_MEASURED));
        assertThat(sum.tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(sum.sentence()).isEqualTo("Nothing is wrong; 1 thing is not measured");
    }

    @Test
    void oneLineThatBlocksIsWhatTheAnswerSays() {
        var sum = ChecklistModel.sum(lines(Severity.BLOCKS, Severity.WARNS, Severity.HOLDS, Severity.HOLDS));
        assertThat(sum.tone()).isEqualTo(Tone.BAD);
        assertThat(sum.sentence()).isEqualTo("1 thing stands in the way of a roll-out");
        assertThat(sum.why()).isEqualTo("2 of 4 hold · 1 warn · 0 not measured");
    }

    @Test
    void readyMeansEveryLineHolds() {
        assertThat(ChecklistModel.sum(lines(Severity.HOLDS, Severity.HOLDS)).sentence())
                .isEqualTo("Ready: all 2 lines hold");
    }

    @Test
    void clocksApartByMoreThanTheRoundTripExplainsAreSaid() {
        var near = ChecklistModel.clocks(Duration.ofMillis(2100), Duration.ofMillis(400));
        var far = ChecklistModel.clocks(Duration.ofSeconds(-38), Duration.ofMillis(20));
        assertThat(near.finding().severity()).isEqualTo(Severity.HOLDS);
        assertThat(far.finding().severity()).isEqualTo(Severity.WARNS);
        assertThat(far.finding().sentence()).contains("38 s apart");
    }

    private static List<ChecklistItem> lines(Severity... severities) {
        return Arrays.stream(severities)
                .map(severity -> new ChecklistItem(new Finding("x", severity, "", "", "", null), ""))
                .toList();
    }
}
