package dev.sluice.telemetry.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.api.Comparison;
import dev.sluice.api.Fault;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.quality.Budget.Part;
import dev.sluice.telemetry.session.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week in which the check of phones became slow and televisions stayed as they were. */
class ComparisonsTest {
    private static final long NOW = 1_764_752_400;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int EVERYBODY = 1;
    private static final int TELEVISIONS = 2;
    private static final int PHONES = 3;

    @TempDir
    Path folder;

    private Store main;
    private Store telemetry;
    private Comparisons comparisons;

    @BeforeEach
    void fill() {
        main = Store.open(folder.resolve("sluice.db"));
        telemetry = Store.open(folder.resolve("telemetry.db"), "dev/sluice/telemetry/migration");
        telemetry.commit(h ->
                h.execute("insert into cohort values (1, 0, null, null), (2, 4, 'tv', null), (3, 4, 'mobile', null)"));
        long then = NOW - WEEK.toSeconds();
        for (long at : new long[] {then - 3600, then - 1800, NOW - 3600, NOW - 1800}) {
            boolean slow = at > then;
            keep(at, TELEVISIONS, viewers(200, 800, 90, 2));
            keep(at, PHONES, viewers(200, slow ? 2400 : 900, slow ? 610 : 80, slow ? 30 : 2));
            var all = viewers(200, 800, 90, 2);
            all.merge(viewers(200, slow ? 2400 : 900, slow ? 610 : 80, slow ? 30 : 2));
            keep(at, EVERYBODY, all);
        }
        var cells = new Cells(telemetry);
        var cohorts = Inbox.cohorts(telemetry);
        var slos = new Slos(main, new Audit(main, Clock.systemUTC()));
        comparisons = new Comparisons(cells, cohorts, slos, new Budget(cells, cohorts));
    }

    @AfterEach
    void close() {
        main.close();
        telemetry.close();
    }

    private void keep(long at, int cohort, Cell cell) {
        int mask = cohort == EVERYBODY ? 0 : 4;
        telemetry.commit(h -> {
            h.execute("insert into cell values (600, ?, ?, ?, ?)", mask, at, cohort, cell.bytes());
            return h.execute("insert into stage_cell values (600, ?, ?, ?, ?)", mask, at, cohort, cell.stageBytes());
        });
    }

    private static Cell viewers(int n, long startupMs, long checkMs, int failed) {
        var cell = new Cell();
        cell.add(Metric.ATTEMPTS, n + failed);
        cell.add(Metric.STARTED, n);
        cell.add(Metric.FAILED_TO_START, failed);
        cell.add(Metric.WATCHED_MS, n * 60_000L);
        for (int i = 0; i < n; i++) {
            cell.startup().add(startupMs + i);
            cell.stage(Stage.ENTITLEMENT).add(checkMs + i / 10);
            cell.stage(Stage.SEGMENT).add(400 + i / 10);
        }
        return cell;
    }

    private static Span now() {
        return Span.of("2h", Instant.ofEpochSecond(NOW).toString(), Instant.ofEpochSecond(NOW), WEEK);
    }

    private static Comparison.Difference figure(Comparison comparison, String name) {
        return comparison.figures().stream()
                .filter(each -> each.figure().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoTimesDifferByWhatHappenedBetweenThem() {
        var span = now();
        var comparison =
                comparisons.of(new Part(PHONES, span), new Part(PHONES, span.before(WEEK)), List.of(Dimension.DEVICE));

        var startup = figure(comparison, "startup p95");
        assertThat(startup.change().value()).isCloseTo(1500, within(45.0));
        assertThat(startup.change().low()).isPositive();
        assertThat(startup.change().n()).isEqualTo(400);
        var failures = figure(comparison, "start failures");
        assertThat(failures.change().value()).isCloseTo(30 / 230.0 - 2 / 202.0, within(0.001));
        assertThat(failures.change().low()).isPositive();
        assertThat(figure(comparison, "stalled time").change().value()).isZero();

        assertThat(comparison.one().bucketSeconds()).isEqualTo(600);
        assertThat(comparison.one().series()).hasSize(2);
        assertThat(comparison.other().series()).hasSize(2);
        assertThat(Duration.between(comparison.other().from(), comparison.one().from()))
                .isEqualTo(WEEK);
    }

    @Test
    void aTimeOfAnotherLengthIsHeldAgainstItByItsRates() {
        var span = now();
        var then = span.before(WEEK, "30m", Instant.ofEpochSecond(NOW));
        assertThat(then.to()).isEqualTo(span.to() - WEEK.toSeconds());
        assertThat(then.seconds()).isEqualTo(1800);
        var comparison = comparisons.of(new Part(PHONES, span), new Part(PHONES, then), List.of(Dimension.DEVICE));

        assertThat(figure(comparison, "startup p95").change().n()).isEqualTo(200);
        assertThat(figure(comparison, "startup p95").change().value()).isCloseTo(1500, within(45.0));
        assertThat(figure(comparison, "start failures").change().value())
                .isCloseTo(30 / 230.0 - 2 / 202.0, within(0.001));
        // Of 400 sessions now all are slow, of the 200 then none was: as many more as there are now.
        assertThat(comparison.cohorts().getFirst().slowStarts().value()).isEqualTo(400);
        // A last hour and the day before it have no session in common.
        var hour = Span.of("1h", null, Instant.ofEpochSecond(NOW + 17));
        assertThat(hour.before(Duration.ofHours(1), "24h", Instant.ofEpochSecond(NOW + 17))
                        .to())
                .isLessThanOrEqualTo(hour.from());
    }

    @Test
    void aTimeBeyondEveryCalendarIsRefused() {
        for (var until :
                List.of("+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z")) {
            assertThatThrownBy(() -> Span.of("8h", until, Instant.ofEpochSecond(NOW)))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("window-malformed"));
        }
    }

    @Test
    void whatChangedIsRankedStagesByTheirBudgetAndCohortsBySlowStarts() {
        var span = now();
        var comparison = comparisons.of(
                new Part(EVERYBODY, span), new Part(EVERYBODY, span.before(WEEK)), List.of(Dimension.DEVICE));
        assertThat(comparison.stages().getFirst().stage()).isEqualTo("entitlement");
        assertThat(comparison.stages().getFirst().changeLowMs()).isPositive();
        assertThat(comparison.stages().stream()
                        .filter(stage -> stage.stage().equals("first segment"))
                        .findFirst()
                        .orElseThrow()
                        .changed())
                .isFalse();

        assertThat(comparison.cohorts())
                .extracting(Comparison.CohortChange::name)
                .containsExactly("mobile", "tv");
        assertThat(comparison.cohorts().getFirst().slowStarts().value()).isEqualTo(400);
        assertThat(comparison.cohorts().getLast().slowStarts().value()).isZero();
    }

    @Test
    void twoCohortsOfOneTimeDifferAndTheSameIsNoDifference() {
        var span = now();
        var comparison = comparisons.of(new Part(PHONES, span), new Part(TELEVISIONS, span), List.of(Dimension.DEVICE));
        assertThat(comparison.one().name()).isEqualTo("mobile");
        assertThat(comparison.other().name()).isEqualTo("tv");
        assertThat(figure(comparison, "startup p50").change().low()).isPositive();
        assertThat(comparison.cohorts()).isEmpty();

        var same = comparisons.of(new Part(TELEVISIONS, span), new Part(TELEVISIONS, span.before(WEEK)), List.of());
        assertThat(same.figures()).allSatisfy(each -> {
            assertThat(each.change().low()).isLessThanOrEqualTo(0);
            assertThat(each.change().high()).isGreaterThanOrEqualTo(0);
        });
    }
}
