package dev.sluice.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Metric;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies by {@code kill -9} while it takes telemetry in. */
class KilledInboxTest {
    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedEventIsInTheRollupsOnce() throws Exception {
        Path file = folder.resolve("telemetry.db");
        var acknowledged = new HashSet<String>();
        for (int life = 0; life < 2; life++) {
            acknowledged.addAll(live(file, life * 1_000_000, 300 + 700 * life));
        }

        // The next process reads the rest of the journal, and closes in order.
        new Premises(file, Clock.systemUTC()).close();

        try (var store = Store.open(file, "dev/sluice/telemetry/migration")) {
            var kept = Set.copyOf(store.read(h ->
                    h.createQuery("select sid from viewing").mapTo(String.class).list()));
            assertThat(kept).containsAll(acknowledged);
            var everything = Premises.everything(store);
            assertThat(everything.count(Metric.ATTEMPTS)).isEqualTo(kept.size());
            assertThat(everything.count(Metric.STARTED)).isEqualTo(kept.size());
            assertThat(everything.startup().count()).isEqualTo(kept.size());
            assertThat(everything.startup().sum()).isEqualTo(700L * kept.size());
            int journal = store.read(h -> h.createQuery("select count(*) from journal")
                    .mapTo(Integer.class)
                    .one());
            assertThat(journal).isZero();
        }
    }

    /** Runs until so many were acknowledged, then kills; returns what was acknowledged before the end. */
    private static Set<String> live(Path file, long from, int acknowledgements)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingInbox.class.getName(),
                        file.toString(),
                        Long.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var acknowledged = new HashSet<String>();
        try (BufferedReader lines = process.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.chars().allMatch(Character::isDigit) && !line.isEmpty()) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == acknowledgements) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(acknowledgements);
        return acknowledged;
    }
}
