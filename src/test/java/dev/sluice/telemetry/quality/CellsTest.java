package dev.sluice.telemetry.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.ingest.Clients;
import dev.sluice.telemetry.ingest.Directory;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.ingest.Regions;
import dev.sluice.telemetry.quality.Cells.Depth;
import dev.sluice.telemetry.session.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever lengths of cells a question reads, it counts every session of its time once. */
class CellsTest {
    private static final long DAY = 86_400;
    private static final long END = 1_764_752_400 + 17 * 60;
    private static final long BEGIN = END - 40 * 3600;

    @TempDir
    Path folder;

    private Store store;
    private Cells cells;
    /** One session for every fifth minute, of either of two cohorts in turns. */
    private final Map<Long, Integer> sessions = new HashMap<>();

    @BeforeEach
    void fill() {
        store = Store.open(folder.resolve("telemetry.db"), "dev/sluice/telemetry/migration");
        cells = new Cells(store);
        store.commit(h -> {
            h.execute("insert into cohort values (1, 0, null, null), (2, 4, 'tv', null), (3, 4, 'mobile', null)");
            for (long minute = BEGIN; minute < END; minute += 300) {
                int cohort = minute / 300 % 2 == 0 ? 2 : 3;
                sessions.put(minute, cohort);
                for (int id : new int[] {1, cohort}) {
                    h.execute("insert into cell values (60, ?, ?, ?, ?)", id == 1 ? 0 : 4, minute, id, one().bytes());
                    h.execute(
                            "insert into stage_cell values (60, ?, ?, ?, ?)",
                            id == 1 ? 0 : 4,
                            minute,
                            id,
                            one().stageBytes());
                }
                h.execute("insert or ignore into stale values (600, ?)", minute - minute % 600);
                h.execute("insert or ignore into stale values (3600, ?)", minute - minute % 3600);
            }
            return 0;
        });
        settle(END);
    }

    private static Cell one() {
        var cell = new Cell();
        cell.add(Metric.ATTEMPTS, 1);
        cell.startup().add(500);
        cell.stage(Stage.EDGE).add(80);
        return cell;
    }

    private void settle(long now) {
        var clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
        try (var inbox =
                Inbox.open(store, clock, new Nobody(), Inbox.cohorts(store), new Clients(new Regions()), () -> {})) {
            inbox.settle();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"30m, 0", "1h, 0", "8h, 0", "24h, 0", "36h, 0", "8h, 7", "24h, 13", "90m, 5"})
    void everySessionOfATimeCountsOnce(String window, int hoursAgo) {
        var now = Instant.ofEpochSecond(END);
        var span = Span.of(window, now.minusSeconds(hoursAgo * 3600L).toString(), now);
        long expected = sessions.keySet().stream()
                .filter(at -> at >= span.from() && at < span.to())
                .count();
        long tv = sessions.entrySet().stream()
                .filter(each -> each.getKey() >= span.from() && each.getKey() < span.to() && each.getValue() == 2)
                .count();

        var everybody = cells.sum(0, 1, span, Depth.STAGES);
        assertThat(everybody.count(Metric.ATTEMPTS)).isEqualTo(expected);
        assertThat(everybody.startup().count()).isEqualTo(expected);
        assertThat(everybody.stage(Stage.EDGE).count()).isEqualTo(expected);
        assertThat(cells.sums(4, span, Depth.STARTUP).get(2).count(Metric.ATTEMPTS))
                .isEqualTo(tv);
        assertThat(cells.sum(4, 2, span, Depth.STARTUP).count(Metric.ATTEMPTS)).isEqualTo(tv);
        var line = cells.lines(4, List.of(2), span).get(2);
        assertThat(line.values().stream()
                        .mapToLong(cell -> cell.count(Metric.ATTEMPTS))
                        .sum())
                .isEqualTo(tv);
        assertThat(line.keySet()).allMatch(start -> (start - span.from()) % span.bucket() == 0);
    }

    @Test
    void theNewestSpanHoldsTheMomentThatItIsAskedAt() {
        for (int second = 0; second < 120; second++) {
            var now = Instant.ofEpochSecond(END + second, 999_000_000);
            assertThat(Instant.ofEpochSecond(Span.of("30m", null, now).to())).isAfter(now);
        }
    }

    @Test
    void afterMinutesAreForgottenLongerSpansStandForThem() {
        long later = END + 5 * DAY;
        settle(later);
        var now = Instant.ofEpochSecond(later);
        var span = Span.of("8h", now.minusSeconds(5 * DAY + 7200).toString(), now);

        assertThat(span.bucket() % 600).isZero();
        long expected = sessions.keySet().stream()
                .filter(at -> at >= span.from() && at < span.to())
                .count();
        assertThat(cells.sum(0, 1, span, Depth.STARTUP).count(Metric.ATTEMPTS)).isEqualTo(expected);
        assertThat(cells.lines(0, List.of(1), span).get(1).values().stream()
                        .mapToLong(cell -> cell.count(Metric.ATTEMPTS))
                        .sum())
                .isEqualTo(expected);
    }

    private static final class Nobody implements Directory {
        @Override
        public Optional<String> shareOf(String sid) {
            return Optional.empty();
        }

        @Override
        public Optional<Shared> share(String handle) {
            return Optional.empty();
        }
    }
}
