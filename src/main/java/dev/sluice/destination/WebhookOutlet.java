package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.ShowEvent;
import java.time.Clock;
import java.util.function.Consumer;

/** Tells another system what happens in a show: begin, end, replay, and what goes wrong. */
final class WebhookOutlet extends Outlet {
    private final Deliveries deliveries;
    private volatile boolean told = true;

    WebhookOutlet(Destination destination, Deliveries deliveries, Clock clock, Consumer<Publication> changed) {
        super(destination, clock, changed);
        this.deliveries = deliveries;
        move(PublicationState.LIVE, "", "Is told what happens.");
    }

    /** The end of the show is told too. */
    @Override
    void end(String why, String words) {
        super.stop(why, words);
    }

    @Override
    void stop(String why, String words) {
        told = false;
        super.stop(why, words);
    }

    /** Writes a message down, unless this destination alone was stopped or has been taken away. */
    void tell(ShowEvent event) {
        if (told && deliveries.takes(destination().id())) {
            deliveries.enqueue(destination().id(), "show." + event.code(), DestinationTable.json(event));
        }
    }
}
