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

    WebhookOutlet(Destination destination, Deliveries deliveries, Clock clock, Consumer<Publication> changed) {
        super(destination, clock, changed);
        this.deliveries = deliveries;
        move(PublicationState.LIVE, "", "Is told what happens.");
    }

    /** Writes a message down. */
    void tell(ShowEvent event) {
        deliveries.enqueue(destination().id(), "show." + event.code(), DestinationTable.json(event));
    }
}
