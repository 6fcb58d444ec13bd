package dev.sluice.floors;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of the feed for a reader that has all before it; one without events is a heartbeat.
 *
 * @param events in order, the first one behind the sequence the reader named
 * @param last the last sequence given out so far; when it is beyond the last event, there is another page
 * @param at the service's clock
 */
public record FeedPage(List<FeedEvent> events, long last, Instant at) {
    public FeedPage {
        events = List.copyOf(events);
    }
}
