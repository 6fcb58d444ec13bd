package dev.sluice.console.links.ttl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Risk;
import dev.sluice.api.TtlPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slider and typed text are one value. */
class TtlChoiceTest {
    private final TtlChoice choice = new TtlChoice();

    TtlChoiceTest() {
        choice.policy().set(new TtlPolicy(Risk.MEDIUM, 600, 14_400, 43_200));
    }

    @ParameterizedTest
    @CsvSource({"10m, PT10M", "1h30m, PT1H30M", "9 h 50 min, PT9H50M", "PT2H, PT2H", "90 min, PT1H30M"})
    void readsWhatPeopleType(String typed, String wire) {
        choice.type(typed);
        assertThat(choice.problem().get()).isEmpty();
        assertThat(choice.wire()).isEqualTo(wire);
    }

    @Test
    void readsTheWordsItWritesForAWholeDay() {
        choice.policy().set(new TtlPolicy(Risk.LOW, 600, 43_200, 86_400));
        choice.type("1 d");
        assertThat(choice.problem().get()).isEmpty();
        assertThat(choice.value().get()).isEqualTo(Duration.ofHours(24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7200", "soon", "-2h", "10 fortnights", "PT"})
    void saysHowToWriteWhatItCannotRead(String typed) {
        choice.choose(Duration.ofHours(3));
        choice.type(typed);
        assertThat(choice.problem().get()).contains("with its unit");
        assertThat(choice.value().get()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void namesTheRangeThatIsMissed() {
        choice.type("13h");
        assertThat(choice.problem().get()).isEqualTo("13 h is outside the range: 10 min to 12 h.");
    }

    @Test
    void theSliderWritesIntoTheField() {
        choice.choose(Duration.ofMinutes(590));
        assertThat(choice.text().get()).isEqualTo("9 h 50 min");
        assertThat(choice.problem().get()).isEmpty();
    }
}
