package dev.sluice.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One source sends as much as it may, all of it new sessions; another says a few words after it. */
class FloodTest {
    private static final int BODIES = 2;
    private static final int EACH = 2500;

    @Test
    void whoComesAfterAFloodShowsBeforeItsEnd(@TempDir Path folder) {
        var clock = HandClock.standing(Instant.parse("2026-01-01T12:00:00Z"));
        try (var premises = new Premises(folder.resolve("telemetry.db"), clock)) {
            for (int i = 0; i < BODIES; i++) {
                premises.post("c:flood", sessions("flood-" + i + "-", EACH, clock.millis()));
            }
            premises.post("c:calm", sessions("calm-", 1, clock.millis())).join();

            do {
                clock.forward(Duration.ofMillis(500));
            } while (seen(premises, "c:calm") == 0);
            assertThat(seen(premises, "c:flood")).isLessThan(BODIES * EACH);
        }
    }

    private static String sessions(String name, int many, long now) {
        return IntStream.range(0, many)
                .mapToObj(i -> "e=ps,sta=s,sid=\"" + name + i + "\",sn=1,ts=" + now + ",v=2")
                .collect(Collectors.joining("\n"));
    }

    private static int seen(Premises premises, String source) {
        return premises.store.read(h -> h.createQuery("select count(*) from viewing where source = ?")
                .bind(0, source)
                .mapTo(Integer.class)
                .one());
    }
}
