package dev.sluice.console.destinations;

import dev.sluice.api.Fault;
import dev.sluice.api.HealthSample;
import dev.sluice.api.Show;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.work.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What is published, read as one board; one reading at a time, and one more if it was asked for meanwhile. */
final class DestinationsModel {
    static final String WEEK = "7d";
    private static final String NOW = "30m";

    private final Work work;
    private final SluiceClient client;
    private final ObjectProperty<@Nullable Board> board = new SimpleObjectProperty<>();
    private @Nullable String selected;
    private final ObjectProperty<Reach> reach = new SimpleObjectProperty<>(Reach.NONE);
    private boolean reading;
    private boolean again;

    DestinationsModel(Work work, SluiceClient client) {
        this.work = work;
        this.client = client;
    }

    /** Null until it was read once. */
    ObjectProperty<@Nullable Board> board() {
        return board;
    }

    /** Empty until it was read once. */
    ObjectProperty<Reach> reach() {
        return reach;
    }

    /** Reads what reaches people; it moves slower than the board. */
    void reloadReach() {
        var show = show();
        String id = show == null ? null : show.id();
        work.job(
                        "Reading conversion",
                        progress -> Reach.of(
                                client.destinations().funnel(id, WEEK),
                                client.quality().channels(NOW)))
                .quiet()
                .onSuccess(reach::set)
                // The board says that the service is away.
                .onFailure(why -> {})
                .start();
    }

    /** The show in view. */
    @Nullable
    Show show() {
        var now = board.get();
        return now == null ? null : now.selected();
    }

    void select(@Nullable String show) {
        selected = show;
        reload();
    }

    void reload() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        var wanted = selected;
        work.job("Reading destinations", progress -> read(wanted))
                .quiet()
                .onSuccess(board::set)
                .onEnd(this::settled)
                .start();
    }

    private void settled() {
        reading = false;
        if (again) {
            again = false;
            reload();
        }
    }

    private Board read(@Nullable String wanted) {
        var shows = client.shows().list();
        var destinations = client.destinations().list();
        var chosen = shows.stream()
                .filter(s -> s.id().equals(wanted))
                .findFirst()
                .or(() -> shows.stream().findFirst())
                .orElse(null);
        if (chosen == null) {
            return new Board(shows, destinations, null, List.of(), Map.of(), null);
        }
        Map<String, List<HealthSample>> history = new HashMap<>();
        chosen.publications()
                .forEach(p -> history.put(p.destination(), client.shows().health(chosen.id(), p.destination())));
        return new Board(
                shows, destinations, chosen, client.shows().events(chosen.id()), history, picture(chosen.id()));
    }

    private byte @Nullable [] picture(String show) {
        try {
            return client.shows().picture(show);
        } catch (Fault e) {
            if (e.code().equals("picture-missing")) return null;
            throw e;
        }
    }
}
