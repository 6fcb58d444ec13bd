package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Show;
import dev.sluice.api.ShowState;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What goes out now, and ending it for a reason from elsewhere: an invalidation, a destination that is taken away. */
public final class OnAir {
    private final Shows shows;
    private final Destinations destinations;
    private final Playout playout;

    OnAir(Shows shows, Destinations destinations, Playout playout) {
        this.shows = shows;
        this.destinations = destinations;
        this.playout = playout;
    }

    /**
     * Ends every publication of the shows that {@code scope} names, for an invalidation.
     *
     * @return ids of the shows that were ended
     */
    public List<String> stopWhere(Predicate<Show> scope, String because) {
        return in(ShowState.LIVE, ShowState.STARTING)
                .filter(scope)
                .map(Show::id)
                .filter(id -> playout.end(id, Outlet.INVALIDATED, because))
                .toList();
    }

    /** Ends what goes out to some destinations, for an invalidation; the others notice nothing. */
    public void stopAt(Predicate<Destination> which, String because) {
        in(ShowState.LIVE, ShowState.STARTING)
                .forEach(show -> show.publications().stream()
                        .filter(p -> goesOut(p, which))
                        .forEach(p -> playout.stopOne(show.id(), p.destination(), Outlet.INVALIDATED, because)));
    }

    /** Takes a destination out of every show that runs or is to come. */
    void leave(String destination, String because) {
        in(ShowState.LIVE, ShowState.STARTING, ShowState.SCHEDULED)
                .filter(show -> show.publications().stream()
                        .anyMatch(p -> p.destination().equals(destination) && p.state() != PublicationState.STOPPED))
                .forEach(show -> playout.stopOne(show.id(), destination, "destination-removed", because));
    }

    /** Publications of running shows that still go out. */
    public long goingOut(Predicate<Show> scope) {
        return in(ShowState.LIVE, ShowState.STARTING)
                .filter(scope)
                .flatMap(s -> s.publications().stream())
                .filter(p -> goesOut(p, destination -> true))
                .count();
    }

    /** The same, to some destinations. */
    public long goingOutTo(Predicate<Destination> which) {
        return in(ShowState.LIVE, ShowState.STARTING)
                .flatMap(s -> s.publications().stream())
                .filter(p -> goesOut(p, which))
                .count();
    }

    private Stream<Show> in(ShowState... states) {
        return shows.list(Integer.MAX_VALUE).stream()
                .filter(s -> List.of(states).contains(s.state()));
    }

    private boolean goesOut(Publication p, Predicate<Destination> which) {
        return p.state() != PublicationState.STOPPED
                && p.state() != PublicationState.FAILED
                && which.test(destinations.get(p.destination()));
    }
}
