package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Delivery;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationRequest;
import java.util.List;
import java.util.Map;

/** The destination routes of the control API. */
public final class Destinations {
    private static final String DESTINATIONS = "destinations";
    private static final TypeReference<Destination> DESTINATION = new TypeReference<>() {};

    private final Wire wire;

    Destinations(Wire wire) {
        this.wire = wire;
    }

    /** All there are, the owned one first. */
    public List<Destination> list() {
        return wire.get(wire.url(DESTINATIONS), new TypeReference<>() {});
    }

    /** Adds one; its credential goes there and never comes back. */
    public Destination add(DestinationRequest request) {
        return wire.post(wire.url(DESTINATIONS), request, DESTINATION);
    }

    /** Proves it; takes up to 15 s, and what is wrong stands in the answer. */
    public Destination test(String id) {
        return wire.post(wire.url(DESTINATIONS, id, "test"), null, DESTINATION);
    }

    /** Takes it away with its credential. */
    public Destination remove(String id) {
        return wire.post(wire.url(DESTINATIONS, id, "remove"), null, DESTINATION);
    }

    /** Tells a webhook of a share. */
    public void announce(String id, String share) {
        wire.post(wire.url(DESTINATIONS, id, "announce"), Map.of("share", share));
    }

    /** Messages to webhooks, newest first. */
    public List<Delivery> deliveries() {
        return wire.get(wire.url("deliveries"), new TypeReference<>() {});
    }

    /** Sends a dead message again. */
    public void revive(long delivery) {
        wire.post(wire.url("deliveries", Long.toString(delivery), "revive"), Map.of());
    }
}
