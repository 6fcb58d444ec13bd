package dev.sluice.console.destinations;

import dev.sluice.api.Severity;
import dev.sluice.api.ShowEvent;
import dev.sluice.client.Change;
import dev.sluice.client.Shows;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import java.util.List;
import java.util.Set;

/** Tells whoever sits at the console what goes wrong in a show, whatever workspace is looked at. */
public final class ShowNotices {
    private final Desk desk;
    private final Shows client;
    private long newest = -1;

    private ShowNotices(Desk desk, Shows client, ChangeFeed feed) {
        this.desk = desk;
        this.client = client;
        feed.subscribe(this::changed);
        read();
    }

    /** Follows all shows from now on. */
    public static void tell(Desk desk, Shows client, ChangeFeed feed) {
        var _ = new ShowNotices(desk, client, feed);
    }

    private void changed(Set<Change> changes) {
        if (changes.contains(ChangeFeed.EVERYTHING)
                || changes.stream().anyMatch(change -> change.kind().equals("show"))) read();
    }

    private void read() {
        desk.work()
                .job("Reading what happened in shows", progress -> client.events(null))
                .quiet()
                .onSuccess(this::read)
                // The status line says that the service is away.
                .onFailure(why -> {})
                .start();
    }

    /** What was there when the console opened is no news. */
    private void read(List<ShowEvent> events) {
        long seen = newest;
        newest = Math.max(
                seen, events.stream().mapToLong(ShowEvent::sequence).max().orElse(0));
        if (seen < 0) return;
        events.reversed().stream()
                .filter(event -> event.sequence() > seen)
                .filter(event -> event.severity() == Severity.BLOCKS || event.severity() == Severity.WARNS)
                .forEach(event ->
                        desk.notices().warn(event.sentence(), "Look at the show in Destinations.", event.code()));
    }
}
