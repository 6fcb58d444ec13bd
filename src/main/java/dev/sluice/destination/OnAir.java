package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Show;
import dev.sluice.api.ShowState;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What goes out now or will, and ending it for a reason from elsewhere: an invalidation, a destination taken away. */
public final class OnAir {
    private final Shows shows;
    private final Destinations destinations;
    private final Playout playout;
    private final Rundown rundown;

    OnAir(Shows shows, Destinations destinations, Playout playout, Rundown rundown) {
        this.shows = shows;
        this.destinations = destinations;
        this.playout = playout;
        this.rundown = rundown;
    }

    /**
     * Ends the shows that {@code scope} names at all their destinations, and calls off those to come, for an invalidation.
     *
     * @return ids of the shows that were ended or called off
     */
    public List<String> stopWhere(Predicate<Show> scope, String because) {
        // One that is called off too late has begun, and is ended.
        return in(ShowState.LIVE, ShowState.STARTING, ShowState.SCHEDULED)
                .filter(scope)
                .map(Show::id)
                .filter(id -> rundown.callOff(id, Outlet.INVALIDATED, because)
                        || playout.end(id, Outlet.INVALIDATED, because))
                .toList();
    }

    /**
     * Ends what goes out to some destinations, for an invalidation; the others notice nothing. A show to come goes to them as
     * it was meant to: its links will be new ones.
     */
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

    /** Publications that still go out, or will. */
    public long goingOut(Predicate<Show> scope) {
        return in(ShowState.LIVE, ShowState.STARTING, ShowState.SCHEDULED)
                .filter(scope)
                .flatMap(s -> s.publications().stream())
                .filter(p -> goesOut(p, destination -> true))
                .count();
    }

    /** Publications of running shows that still go out to some destinations. */
    public long goingOutTo(Predicate<Destination> which) {
        return in(ShowState.LIVE, ShowState.STARTING)
                .flatMap(s -> s.publications().stream())
                .filter(p -> goesOut(p, which))
                .count();
    }

    private Stream<Show> in(ShowState... states) {
        return shows.in(states).stream();
    }

    private boolean goesOut(Publication p, Predicate<Destination> which) {
        return !p.state().over() && which.test(destinations.get(p.destination()));
    }
}
