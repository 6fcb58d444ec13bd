package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.api.RunbookDocument;
import dev.sluice.api.RunbookShelf;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.work.Work;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The documents that can run, and what ran before: drills, and runs that left issuance frozen. Application thread. */
final class Bookcase {
    private final SluiceClient client;
    private final Work work;
    private final ReadOnlyObjectWrapper<@Nullable RunbookShelf> shelf = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunbookDocument> document = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Run>> drills = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Run>> frozen = new ReadOnlyObjectWrapper<>(List.of());

    Bookcase(SluiceClient client, Work work) {
        this.client = client;
        this.work = work;
    }

    void load() {
        work.job("Reading the runbooks", progress -> client.invalidations().runbooks())
                .quiet()
                .onSuccess(this::take)
                .start();
        loadHistory();
    }

    void loadHistory() {
        work.job("Reading drills", progress -> client.invalidations().drills())
                .quiet()
                .onSuccess(drills::set)
                .start();
        work.job("Reading what is frozen", progress -> client.invalidations().frozen())
                .quiet()
                .onSuccess(frozen::set)
                .start();
    }

    private void take(RunbookShelf read) {
        shelf.set(read);
        var before = document.get();
        document.set(read.runbooks().stream()
                .filter(d -> before != null && d.id().equals(before.id()))
                .findFirst()
                .or(() -> read.runbooks().stream().findFirst())
                .orElse(null));
    }

    /** Chooses which document runs. */
    void choose(RunbookDocument chosen) {
        document.set(chosen);
    }

    /** Id of the document that runs; null for the emergency runbook. */
    @Nullable
    String chosenId() {
        var chosen = document.get();
        return chosen == null ? null : chosen.id();
    }

    ReadOnlyObjectProperty<@Nullable RunbookShelf> shelf() {
        return shelf.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunbookDocument> document() {
        return document.getReadOnlyProperty();
    }

    /** Drills that have ended, newest first. */
    ReadOnlyObjectProperty<List<Run>> drills() {
        return drills.getReadOnlyProperty();
    }

    /** Ended runs whose issuance is still frozen. */
    ReadOnlyObjectProperty<List<Run>> frozen() {
        return frozen.getReadOnlyProperty();
    }
}
