package dev.sluice.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.console.Desks;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private final Times times = new Times(Desks.clock());

    @ParameterizedTest
    @CsvSource({
        "PT0.182S, 182 ms",
        "PT3.1S, 3.1 s",
        "PT42S, 42 s",
        "PT3M12S, 3 min 12 s",
        "PT11M20S, 11 min",
        "PT9H50M, 9 h 50 min",
        "PT10H, 10 h",
        "P2DT4H, 2 d 4 h",
        "P2D, 2 d"
    })
    void aLengthIsSaidByItsTwoLargestUnits(Duration length, String said) {
        assertThat(Times.span(length)).isEqualTo(said);
    }

    @Test
    void whatComesAndWhatWasAreSaidFromNow() {
        assertThat(times.relative(Desks.NOON.plusSeconds(660))).isEqualTo("in 11 min");
        assertThat(times.relative(Desks.NOON.minusSeconds(42 * 60))).isEqualTo("42 min ago");
        assertThat(times.relative(Desks.NOON)).isEqualTo("now");
    }

    @Test
    void theExactTimeStandsInBothClocks() {
        assertThat(times.exact(Instant.parse("2026-11-22T12:20:04Z")))
                .isEqualTo("2026-11-22 13:20:04 (Europe/Berlin) · 12:20:04 UTC");
    }

    @Test
    void theExactTimeNamesBothDaysWhereTheyDiffer() {
        assertThat(times.exact(Instant.parse("2026-11-22T23:20:04Z")))
                .isEqualTo("2026-11-23 00:20:04 (Europe/Berlin) · 2026-11-22 23:20:04 UTC");
    }

    @Test
    void daysNearbyHaveNames() {
        assertThat(times.dayAndTime(Instant.parse("2026-11-22T03:10:00Z"))).isEqualTo("today 04:10");
        assertThat(times.dayAndTime(Instant.parse("2026-11-20T23:30:00Z"))).isEqualTo("yesterday 00:30");
        assertThat(times.dayAndTime(Instant.parse("2026-11-03T03:10:00Z"))).isEqualTo("3 Nov 04:10");
    }
}
