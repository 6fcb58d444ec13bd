package dev.sluice.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Problem;
import dev.sluice.api.ServiceStatus;
import dev.sluice.console.Desks;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import org.junit.jupiter.api.Test;

class StatusTextsTest {
    private static final Contact LOST = new Contact.Lost(Desks.NOON, Problem.of(503, "x", "x", null, null));

    private final StatusTexts texts = new StatusTexts(new Times(Desks.clock()));
    private final ServiceStatus status = Desks.service().status();

    @Test
    void saysTheLiveFacts() {
        assertThat(texts.edges(status, Desks.NOON)).isEqualTo("edges 8 of 8 · feed 34 ms");
        assertThat(texts.edges(status, Desks.NOON.minusSeconds(42))).isEqualTo("edges 8 of 8 42 s ago");
        assertThat(texts.drill(status)).isEqualTo("last drill 2 d ago: contained in 182 ms");
        assertThat(texts.telemetry(Desks.NOON.minusMillis(1100))).isEqualTo("telemetry 1.1 s old");
        assertThat(StatusTexts.jobs(1, status)).isEqualTo("4 jobs");
    }

    @Test
    void claimsNothingThatIsNotKnown() {
        assertThat(texts.edges(null, null)).isEqualTo("edges not known");
        assertThat(texts.telemetry(null)).isEqualTo("no telemetry yet");
        assertThat(texts.drill(null)).isEqualTo("no drill yet");
    }

    @Test
    void aLostServiceIsSaidWithItsTime() {
        assertThat(texts.connection(LOST)).isEqualTo("no answer since 13:02:11");
        assertThat(StatusTexts.tone(LOST)).isEqualTo(Tone.BAD);
    }
}
