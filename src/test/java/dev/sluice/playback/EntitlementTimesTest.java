package dev.sluice.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.HandClock;
import dev.sluice.api.Fault;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts of sessions are counted by hour, survive the service, and are told against last week's. */
class EntitlementTimesTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:30:00Z");

    @Test
    void nowIsComparedWithLastWeek(@TempDir Path folder) {
        var clock = HandClock.standing(NOW);
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

    @Test
    void whatAFullDiskDoesNotTakeIsToldAndWrittenLater(@TempDir Path folder) {
        var clock = HandClock.standing(NOW);
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            var times = new EntitlementTimes(store, clock);
            pages(store, 1);
            for (int hour = 0; hour < 3; hour++) {
                clock.forward(Duration.ofHours(1));
                for (double ms = 0.01; ms < 1e6; ms *= 1.05) {
                    times.count(ms);
                }
            }

            assertThatThrownBy(times::write).isInstanceOf(Fault.class).hasMessageContaining("disk is full");
            long told = times.trend().now().n();
            assertThat(told).isPositive();

            pages(store, Integer.MAX_VALUE);
            times.write();
            assertThat(new EntitlementTimes(store, clock).trend().now().n()).isEqualTo(told);
        }
    }

    @Test
    void whatCannotBeWrittenForAnyOtherReasonIsKept(@TempDir Path folder) {
        var clock = HandClock.standing(NOW);
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            var times = new EntitlementTimes(store, clock);
            store.commit(h -> h.execute("create trigger broken before insert on entitlement_time"
                    + " begin select raise(abort, 'no counting'); end"));
            times.count(100);

            assertThat(times.trend().now().n()).isEqualTo(1);
            assertThatThrownBy(times::write).isInstanceOf(JdbiException.class).hasMessageContaining("no counting");

            store.commit(h -> h.execute("drop trigger broken"));
            times.write();
            assertThat(new EntitlementTimes(store, clock).trend().now().n()).isEqualTo(1);
        }
    }

    /** What the database may grow to, or what it has where that is more. */
    private static void pages(Store store, int most) {
        store.commit(h -> h.execute("pragma max_page_count = " + most));
    }
}
