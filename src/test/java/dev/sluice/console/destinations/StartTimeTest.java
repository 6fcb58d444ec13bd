package dev.sluice.console.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartTimeTest {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-10T17:00:00+01:00[Europe/Berlin]");

    @Test
    void peopleWriteTheTimeOfWhereTheyAre() {
        assertThat(at("18:30")).isEqualTo("2026-03-10T17:30:00Z");
        assertThat(at("9:05")).isEqualTo("2026-03-11T08:05:00Z");
        assertThat(at("2026-07-01 20:00")).isEqualTo("2026-07-01T18:00:00Z");
        assertThat(at("2026-07-01T18:00:00Z")).isEqualTo("2026-07-01T18:00:00Z");
        for (String nonsense : new String[] {"25:00", "soon", "2026-13-01 10:00", "18.30", ""}) {
            assertThat(StartTime.parse(nonsense, NOW)).as(nonsense).isEqualTo(Optional.empty());
        }
    }

    private static String at(String text) {
        return StartTime.parse(text, NOW).orElseThrow().toString();
    }
}
