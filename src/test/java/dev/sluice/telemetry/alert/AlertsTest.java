package dev.sluice.telemetry.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.HandClock;
import dev.sluice.api.Alert;
import dev.sluice.api.AlertRule;
import dev.sluice.api.Fault;
import dev.sluice.api.Slo;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.quality.Cells;
import dev.sluice.telemetry.quality.Slos;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what, and how often, while the minutes of one channel go by. */
class AlertsTest {
    private static final long T = 1_764_752_400;
    private static final int CHANNEL = 2;

    @TempDir
    Path folder;

    private final HandClock clock = HandClock.standing(Instant.ofEpochSecond(T));
    private final List<Alert> told = new ArrayList<>();
    private Store main;
    private Store telemetry;
    private AlertRules rules;
    private Slos slos;
    private Alerts alerts;

    @BeforeEach
    void open() {
        main = Store.open(folder.resolve("sluice.db"));
        telemetry = Store.open(folder.resolve("telemetry.db"), "dev/sluice/telemetry/migration");
        telemetry.commit(h -> h.execute("insert into cohort values (1, 0, null, null), (2, 1, 'newsletter', null)"));
        var audit = new Audit(main, clock);
        rules = new AlertRules(main, audit, "hook"::equals);
        slos = new Slos(main, audit);
        rules.all().forEach(rule -> rules.remove(String.valueOf(rule.id()), "test"));
        restart();
    }

    private void restart() {
        alerts = new Alerts(
                main,
                rules,
                new Cells(telemetry),
                slos,
                Inbox.cohorts(telemetry),
                clock,
                (alert, hook) -> told.add(alert));
    }

    @AfterEach
    void close() {
        main.close();
        telemetry.close();
    }

    private AlertRule rule(String metric, String kind, @Nullable Double bound) {
        return rules.put(new AlertRule(null, metric, kind, "channel", bound, 25, 10, "hook", true), "test");
    }

    /** One minute of sessions, then three looks, as the service looks every twenty seconds. */
    private void minute(int sessions, long startupMs) {
        sessions(clock.instant().getEpochSecond(), sessions, startupMs, 0);
        for (int i = 0; i < 3; i++) {
            alerts.look();
        }
        clock.forward(Duration.ofSeconds(60));
    }

    private void sessions(long at, int sessions, long startupMs, int failed) {
        var cell = new Cell();
        for (int i = 0; i < sessions; i++) cell.startup().add(startupMs);
        cell.add(Metric.ATTEMPTS, sessions + (long) failed);
        cell.add(Metric.STARTED, sessions);
        cell.add(Metric.FAILED_TO_START, failed);
        telemetry.commit(h -> {
            for (int cohort : new int[] {1, CHANNEL}) {
                h.execute(
                        "insert or replace into cell values (60, ?, ?, ?, ?)",
                        cohort == 1 ? 0 : 1,
                        at - at % 60,
                        cohort,
                        cell.bytes());
            }
            return 0;
        });
    }

    @Test
    void aValueThatDancesOnItsBoundIsToldOnce() {
        rule("startup", "above", null);
        var random = new Random(5);
        for (int i = 0; i < 5; i++) minute(30, 900);
        assertThat(told).isEmpty();
        for (int i = 0; i < 240; i++) minute(30, 2000 + random.nextInt(-120, 250));
        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("newsletter");
            assertThat(alert.clearedAt()).isNull();
            assertThat(alert.bound()).isEqualTo(2000);
            assertThat(alert.n()).isGreaterThanOrEqualTo(25);
            assertThat(alert.sentence())
                    .startsWith("Startup p95 of newsletter is 2.")
                    .contains("its target is 2.00 s");
        });
        for (int i = 0; i < 30; i++) minute(30, 900);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().clearedAt()).isNotNull();
        assertThat(alerts.newest(10)).singleElement().isEqualTo(told.getLast());
    }

    @Test
    void fewSessionsAndASingleBadMinuteSayNothing() {
        rule("startup", "above", null);
        rule("failures", "above", null);
        for (int i = 0; i < 60; i++) minute(2, 9000);
        assertThat(told).isEmpty();
        // One failure of thirty is more than 1 %, and may well be chance.
        for (int i = 0; i < 12; i++) minute(0, 1);
        clock.forward(Duration.ofSeconds(30));
        sessions(clock.instant().getEpochSecond(), 29, 500, 1);
        for (int i = 0; i < 20; i++) alerts.look();
        assertThat(told).isEmpty();
        sessions(clock.instant().getEpochSecond(), 60, 500, 12);
        for (int i = 0; i < 3; i++) alerts.look();
        assertThat(told).singleElement().extracting(Alert::metric).isEqualTo("failures");
    }

    @Test
    void whatWasRaisedBeforeARestartIsNeitherToldAgainNorForgotten() {
        rule("startup", "above", 1500.0);
        for (int i = 0; i < 15; i++) minute(30, 3000);
        assertThat(told).hasSize(1);
        restart();
        for (int i = 0; i < 15; i++) minute(30, 3000);
        assertThat(told).hasSize(1);
        // Nobody watches any more: after half an hour there is nobody left to be told about.
        for (int i = 0; i < 60; i++) minute(0, 1);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().clearedAt()).isNotNull();
    }

    @Test
    void aChangeIsHeldAgainstTheSameTimeOfTheDayBefore() {
        rules.put(new AlertRule(null, "startup", "worse", "channel", 1.5, 50, 60, null, true), "test");
        slos.set(new Slo("startup", 1000), "test");
        for (long at = T - 86_400 - 3600; at < T - 86_400 + 7200; at += 60) sessions(at, 5, 1000, 0);
        for (int i = 0; i < 70; i++) minute(5, 1300);
        assertThat(told).isEmpty();
        for (int i = 0; i < 45; i++) minute(5, 1900);
        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.bound()).isBetween(1450.0, 1550.0);
            assertThat(alert.sentence()).contains("the same time yesterday allows");
        });
    }

    @Test
    void aRuleThatGoesTakesItsAlertsAlong() {
        var rule = rule("startup", "above", null);
        for (int i = 0; i < 15; i++) minute(30, 3000);
        rules.remove(String.valueOf(rule.id()), "test");
        alerts.look();
        assertThat(told).hasSize(2);
        assertThat(told.getLast().clearedAt()).isNotNull();
    }

    @Test
    void aRuleThatCannotWorkIsRefused() {
        assertThatThrownBy(() -> rule("speed", "above", null)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> rule("stalled", "above", 1.5)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> rule("startup", "worse", null)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> rule("startup", "worse", Double.NaN)).isInstanceOf(Fault.class);
        assertThatThrownBy(
                        () -> rules.put(new AlertRule(null, "startup", "above", "", null, 5, 10, null, true), "test"))
                .hasMessageContaining("Fewer than 25");
        assertThatThrownBy(() ->
                        rules.put(new AlertRule(null, "startup", "above", "", null, 25, 10, "nobody", true), "test"))
                .hasMessageContaining("webhook");
    }
}
