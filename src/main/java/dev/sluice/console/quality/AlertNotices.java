package dev.sluice.console.quality;

import dev.sluice.api.Alert;
import dev.sluice.client.Change;
import dev.sluice.client.QualityGoals;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Alerts as they come and go: those that are not over, and each change to whom it is told. */
public final class AlertNotices {
    private static final int NEWEST = 20;

    private final Desk desk;
    private final QualityGoals client;
    private final Consumer<Alert> told;
    private final ObjectProperty<List<Alert>> open = new SimpleObjectProperty<>(List.of());

    /**
     * Follows alerts.
     *
     * @param told given each that is raised or over from now on, on the application thread
     */
    AlertNotices(Desk desk, QualityGoals client, ChangeFeed feed, Consumer<Alert> told) {
        this.desk = desk;
        this.client = client;
        this.told = told;
        feed.subscribe(this::changed);
        read(Set.of());
    }

    /** Tells whoever sits at the console, whatever workspace he looks at. */
    public static void tell(Desk desk, QualityGoals client, ChangeFeed feed) {
        var _ = new AlertNotices(desk, client, feed, alert -> tell(desk, alert));
    }

    /** Alerts that are not over, newest first. */
    ObjectProperty<List<Alert>> open() {
        return open;
    }

    private void changed(Set<Change> changes) {
        var ids = changes.stream()
                .filter(change -> change.kind().equals("alert"))
                .map(Change::id)
                .collect(Collectors.toSet());
        if (!ids.isEmpty() || changes.contains(ChangeFeed.EVERYTHING)) read(ids);
    }

    private void read(Set<String> ids) {
        desk.work()
                .job("Reading alerts", progress -> client.alerts(NEWEST))
                .quiet()
                .onSuccess(all -> show(all, ids))
                // The status line says that the service is away.
                .onFailure(why -> {})
                .start();
    }

    private void show(List<Alert> all, Set<String> ids) {
        open.set(all.stream().filter(alert -> alert.clearedAt() == null).toList());
        all.stream().filter(alert -> ids.contains(alert.id())).forEach(told);
    }

    private static void tell(Desk desk, Alert alert) {
        if (alert.clearedAt() == null) {
            desk.notices().warn(alert.sentence(), "Look at the cohort in Quality.", "quality-alert");
        } else {
            desk.notices().say("Over: " + alert.metric() + " of " + alert.name() + " is back within its bound.");
        }
    }
}
