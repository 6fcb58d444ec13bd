package dev.sluice.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.HandClock;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One source sends as much as it may, all of it new sessions; another says a few words after it. */
class FloodTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");
    /** Every piece that is taken in is written before the next. */
    private static final Duration BETWEEN_FLUSHES = Duration.ofMillis(500);

    private static final int BODIES = 2;
    private static final int EACH = 2500;

    @Test
    void whoComesAfterAFloodShowsBeforeItsEnd(@TempDir Path folder) throws Exception {
        var besideCalm = new CompletableFuture<Integer>();
        var calmHasSpoken = new CompletableFuture<Void>();
        try (var premises =
                new Premises(folder.resolve("telemetry.db"), HandClock.hurrying(BEGIN, BETWEEN_FLUSHES), store -> {
                    // Nothing more is taken in until both wait, however slow the calm one is to come.
                    calmHasSpoken.orTimeout(30, TimeUnit.SECONDS).join();
                    if (seen(store, "c:calm") > 0) {
                        besideCalm.complete(seen(store, "c:flood"));
                    }
                })) {
            for (int i = 0; i < BODIES; i++) {
                var _ = premises.post("c:flood", sessions("flood-" + i + "-", EACH));
            }
            premises.post("c:calm", sessions("calm-", 1)).join();
            calmHasSpoken.complete(null);

            assertThat(besideCalm.get(30, TimeUnit.SECONDS)).isLessThan(BODIES * EACH);
        }
    }

    private static String sessions(String name, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> "e=ps,sta=s,sid=\"" + name + i + "\",sn=1,ts=" + BEGIN.toEpochMilli() + ",v=2")
                .collect(Collectors.joining("\n"));
    }

    private static int seen(Store store, String source) {
        return store.read(h -> h.createQuery("select count(*) from viewing where source = ?")
                .bind(0, source)
                .mapTo(Integer.class)
                .one());
    }
}
