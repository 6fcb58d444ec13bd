package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final Instant NOW = Instant.ofEpochMilli(2_000);

    @Test
    void whatIsOlderIsForgotten(@TempDir Path folder) {
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            store.commit(h -> {
                ShowTable.insert(h, show(), null);
                ShowTable.publish(h, "show", 0, Destination.OWNED, THEN.toEpochMilli());
                for (Publication publication : ShowTable.publications(h, "show")) {
                    ShowTable.sample(h, "show", publication, THEN.toEpochMilli());
                    ShowTable.sample(h, "show", publication, NOW.toEpochMilli());
                }
                return ShowTable.forgetSamples(h, NOW.toEpochMilli());
            });

            List<HealthSample> left = store.read(h -> ShowTable.samples(h, "show", Destination.OWNED, 10));
            assertThat(left).extracting(HealthSample::at).containsExactly(NOW);
        }
    }

    private static ShowRow show() {
        var source = new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null);
        return new ShowRow(
                "show", "A show", ShowState.LIVE, source, "stability", 120, null, THEN, null, null, null, THEN, "ana");
    }
}
