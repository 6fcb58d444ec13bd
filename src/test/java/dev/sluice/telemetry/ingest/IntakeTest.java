package dev.sluice.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.HandClock;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.session.Outcome;
import dev.sluice.telemetry.session.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies of events come to in the cells. */
class IntakeTest {
    private static final long T = 1_764_752_400_000L;

    @TempDir
    Path folder;

    private final HandClock clock = HandClock.standing(Instant.ofEpochMilli(T + 200_000));

    /** Forty viewings: attempts, pictures, stalls over the border of a minute, ends. */
    private static List<String> records() {
        var records = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            String sid = ",sid=\"own-" + i + "\",v=2,";
            long at = T + i * 1000;
            records.add("e=ps,sta=s" + sid + "sn=1,ts=" + at);
            records.add("e=ps,sta=p" + sid + "sn=2,ts=" + (at + 500 + i * 10));
            records.add("e=ps,sta=r" + sid + "sn=3,ts=" + (at + 58_000));
            records.add("e=ps,sta=p,pt=30000" + sid + "sn=4,ts=" + (at + 60_000));
            records.add("e=ps,sta=" + (i % 4 == 0 ? "q" : "e") + sid + "sn=5,ts=" + (at + 80_000));
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void orderAndRepetitionDoNotMatter(int seed) {
        var expected = taken(records(), 1000, "a");
        var random = new Random(seed);
        var shuffled = new ArrayList<>(records());
        shuffled.addAll(records().subList(20, 90));
        Collections.shuffle(shuffled, random);
        var cell = taken(shuffled, 1 + random.nextInt(30), "b");

        for (Metric metric : Metric.values()) {
            assertThat(cell.count(metric)).as(metric.name()).isEqualTo(expected.count(metric));
        }
        assertThat(cell.startup().count()).isEqualTo(40);
        assertThat(cell.stage(Stage.PREPARATION).count()).isEqualTo(40);
        assertThat(cell.stage(Stage.PREPARATION).quantile(0.95)).isEqualTo(21_000);
        assertThat(cell.count(Metric.STALLS)).isEqualTo(40);
        assertThat(cell.count(Metric.STALLED_MS)).isEqualTo(40 * 2000);
        assertThat(cell.count(Metric.WATCHED_MS)).isEqualTo(40 * 80_000);
        assertThat(cell.count(Metric.HALF)).isEqualTo(40);
        assertThat(cell.count(Metric.NEARLY_ALL)).isEqualTo(30);
    }

    private Cell taken(List<String> records, int perBody, String name) {
        Path file = folder.resolve(name + ".db");
        try (var premises = new Premises(file, clock)) {
            for (int i = 0; i < records.size(); i += perBody) {
                premises.post("s:share", String.join("\n", records.subList(i, Math.min(records.size(), i + perBody))))
                        .join();
            }
        }
        try (var store = Store.open(file, "dev/sluice/telemetry/migration")) {
            return Premises.everything(store);
        }
    }

    @Test
    void whoWasRevokedInMidPlayIsStoppedAlsoWhenThePageSaysNothingMore() {
        Path file = folder.resolve("revoked.db");
        try (var premises = new Premises(file, clock)) {
            premises.post("s:share", String.join("\n", records().subList(0, 2))).join();
            premises.inbox.requested("share", "own-0", "revoked", null, Premises.SOMEBODY);
        }
        clock.forward(Duration.ofSeconds(20));
        new Premises(file, clock).close();
        try (var store = Store.open(file, "dev/sluice/telemetry/migration")) {
            var told = store.read(h -> StoredSession.find(h, "own-0")).orElseThrow();
            assertThat(told.viewing().outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(told.closed()).isFalse();
        }
    }

    @Test
    void whatAFullDiskRefusedIsNotWaitedFor() {
        try (var premises = new Premises(folder.resolve("full.db"), clock)) {
            premises.store.commit(h -> h.execute(
                    "create trigger full before insert on journal begin select raise(abort, 'no room'); end"));
            for (int i = 0; i < 10; i++) {
                var refused = premises.post("c:1", "x".repeat(Inbox.LARGEST_BODY));
                assertThat(refused).isNotNull();
                assertThatThrownBy(refused::join).hasMessageContaining("no room");
                clock.forward(Duration.ofSeconds(5));
            }
            premises.store.commit(h -> h.execute("drop trigger full"));
            premises.post("c:1", records().getFirst()).join();
        }
    }

    @Test
    void tenMinutesAndHoursAddUpToTheirMinutes() {
        Path file = folder.resolve("tiers.db");
        try (var premises = new Premises(file, clock)) {
            records().forEach(record -> premises.post("s:share", record).join());
        }
        try (var premises = new Premises(file, clock)) {
            clock.forward(Duration.ofHours(2));
            premises.inbox.settle();
            for (int seconds : new int[] {600, 3600}) {
                var all = new Cell();
                premises.store
                        .read(h -> h.createQuery("select data from cell where seconds = ? and mask = 0")
                                .bind(0, seconds)
                                .mapTo(byte[].class)
                                .list())
                        .forEach(all::merge);
                assertThat(all.count(Metric.ATTEMPTS)).isEqualTo(40);
                assertThat(all.startup().count()).isEqualTo(40);
            }
            int stale = premises.store.read(h -> h.createQuery("select count(*) from stale")
                    .mapTo(Integer.class)
                    .one());
            assertThat(stale).isZero();
        }
    }
}
