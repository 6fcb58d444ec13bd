package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.session.Stage;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An inbox on a file of its own, with one share that every session of the form {@code own-…} belongs to. */
final class Premises implements AutoCloseable {
    static final Audience SOMEBODY = new Audience(
            InetAddress.getLoopbackAddress(), "Mozilla/5.0 (X11; Linux x86_64) Chrome/138.0 Safari/537.36", "desktop");

    final Store store;
    final Cohorts cohorts;
    final Inbox inbox;

    Premises(Path file, Clock clock) {
        this(file, clock, written -> {});
    }

    /** @param written looks at the store after each flush, on the thread that takes events in */
    Premises(Path file, Clock clock, Consumer<Store> written) {
        store = Store.open(file, "dev/sluice/telemetry/migration");
        cohorts = Inbox.cohorts(store);
        inbox = Inbox.open(
                store, clock, new OneShare(), cohorts, new Clients(new Regions()), () -> written.accept(store));
    }

    CompletableFuture<Void> post(String source, String body) {
        return inbox.post(source, "partners", SOMEBODY, body.getBytes(StandardCharsets.UTF_8));
    }

    /** All minutes of the cohort of everything, added up. */
    static Cell everything(Store store) {
        var all = new Cell();
        store.read(h -> {
            h.createQuery("select data from cell where seconds = 60 and mask = 0")
                    .mapTo(byte[].class)
                    .forEach(all::merge);
            h.createQuery("select data from stage_cell where seconds = 60 and mask = 0")
                    .mapTo(byte[].class)
                    .forEach(all::mergeStages);
            return all;
        });
        return all;
    }

    @Override
    public void close() {
        inbox.close();
        store.close();
    }

    private static final class OneShare implements Directory {
        @Override
        public Optional<String> shareOf(String sid) {
            return sid.startsWith("own-") ? Optional.of("share") : Optional.empty();
        }

        @Override
        public Optional<Shared> share(String handle) {
            return Optional.of(new Shared(
                    Traits.none().with(Dimension.CHANNEL, "owned"), 60_000, Map.of(Stage.PREPARATION, 21_000)));
        }
    }
}
