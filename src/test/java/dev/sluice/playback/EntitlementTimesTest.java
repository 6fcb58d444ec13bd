package dev.sluice.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.HandClock;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts of sessions are counted by hour, survive the service, and are told against last week's. */
class EntitlementTimesTest {
    @Test
    void nowIsComparedWithLastWeek(@TempDir Path folder) {
        var clock = new HandClock();
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            var times = new EntitlementTimes(store, clock);
            for (int i = 0; i < 40; i++) {
                times.count(100);
            }
            times.write();
        }
        clock.forward(Duration.ofDays(7));
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            var times = new EntitlementTimes(store, clock);
            for (int i = 1; i <= 100; i++) {
                times.count(i * 4);
            }

            var trend = times.trend();

            assertThat(trend.hours()).hasSize(1).allMatch(hour -> hour.profile().n() == 100);
            assertThat(trend.lastWeek().n()).isEqualTo(40);
            assertThat(trend.lastWeek().p95Ms()).isCloseTo(100, within(5.0));
            assertThat(trend.now().n()).isEqualTo(100);
            assertThat(trend.now().p50Ms()).isCloseTo(200, within(10.0));
            assertThat(trend.now().p95Ms()).isCloseTo(380, within(19.0));
        }
    }
}
