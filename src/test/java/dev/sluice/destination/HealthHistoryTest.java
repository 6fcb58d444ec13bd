package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.HandClock;
import dev.sluice.api.Destination;
import dev.sluice.api.HealthSample;
import dev.sluice.api.Publication;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthHistoryTest {
    private static final Instant THEN = Instant.ofEpochMilli(1_000);

    private final HandClock clock = new HandClock();
    private final Instant now = Instant.ofEpochMilli(clock.millis());

    @Test
    void whatIsOlderIsForgottenAFewInOneCommit(@TempDir Path folder) {
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            store.commit(h -> {
                ShowTable.insert(h, show(), null);
                PublicationTable.publish(h, "show", 0, Destination.OWNED, THEN.toEpochMilli());
                for (Publication publication : PublicationTable.publications(h, "show")) {
                    for (int i = 0; i < 5; i++) {
                        HistoryTable.sample(h, "show", publication, THEN.toEpochMilli() + i);
                    }
                    HistoryTable.sample(h, "show", publication, now.toEpochMilli());
                }
                return null;
            });
            int first = store.commit(h -> HistoryTable.forgetSamples(h, THEN.toEpochMilli() + 5, 2));
            assertThat(first).isEqualTo(2);

            new History(store, clock, new Telling(store, new Events(store, clock, id -> {}), Runnable::run)).forget(2);

            List<HealthSample> left = store.read(h -> HistoryTable.samples(h, "show", Destination.OWNED, 10));
            assertThat(left).extracting(HealthSample::at).containsExactly(now);
        }
    }

    private static ShowRow show() {
        var source = new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null);
        return new ShowRow(
                "show", "A show", ShowState.LIVE, source, "stability", 120, null, THEN, null, null, null, THEN, "ana");
    }
}
