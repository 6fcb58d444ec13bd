package dev.sluice.relay;

import dev.sluice.hls.playlist.Segment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a live lane in the order in which they are given to the player, without holes: what has left the window
 * before it was asked for is passed over. Thread-safe.
 */
final class LiveQueue {
    /** A player asks again only for what it has just asked for. */
    private static final int REMEMBERED = 8;

    private final Lane lane;
    private final Map<Integer, Segment> given = new LinkedHashMap<>();
    private int nextPlace;
    private long next;
    private boolean over;

    /** Begins with the segment of that number. */
    LiveQueue(Lane lane, long first) {
        this.lane = lane;
        next = first;
    }

    /** What has that place; waits until it is there. Null when it is long gone, and when no more will come. */
    synchronized @Nullable Segment at(int place) throws InterruptedException {
        var known = given.get(place);
        if (known != null || place < nextPlace) {
            return known;
        }
        for (var found = find(); !over; found = find()) {
            if (found.isPresent()) {
                return give(place, found.get());
            }
            if (!lane.playlist().live()) {
                return null;
            }
            wait();
        }
        return null;
    }

    private Optional<Segment> find() {
        return lane.segments().stream().filter(s -> s.number() >= next).findFirst();
    }

    private Segment give(int place, Segment segment) {
        given.put(place, segment);
        if (given.size() > REMEMBERED) {
            given.remove(given.keySet().iterator().next());
        }
        nextPlace = place + 1;
        next = segment.number() + 1;
        return segment;
    }

    /** The lane has a newer playlist. */
    synchronized void changed() {
        notifyAll();
    }

    /** Nothing more is given; whoever waits is told so. */
    synchronized void end() {
        over = true;
        notifyAll();
    }
}
