package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Delivery;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationChange;
import dev.sluice.api.DestinationFunnel;
import dev.sluice.api.DestinationRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

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

    /** One of them, a removed one included. */
    public Destination get(String id) {
        return wire.get(wire.url(DESTINATIONS, id), DESTINATION);
    }

    /** Adds one; its credential goes there and never comes back. */
    public Destination add(DestinationRequest request) {
        return wire.post(wire.url(DESTINATIONS), request, DESTINATION);
    }

    /** Changes what is named; a credential that is not given is kept. */
    public Destination change(String id, DestinationChange change) {
        return wire.post(wire.url(DESTINATIONS, id, "change"), change, DESTINATION);
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

    /**
     * From links to conversions, by destination, live and replay apart.
     *
     * @param show null for all shows
     * @param window such as {@code 8h} or {@code 7d}
     */
    public List<DestinationFunnel> funnel(@Nullable String show, String window) {
        return wire.get(funnelUrl("destination-funnel", show, window), new TypeReference<>() {});
    }

    /** The same as comma-separated values. */
    public String funnelCsv(@Nullable String show, String window) {
        return new String(wire.bytes(funnelUrl("destination-funnel.csv", show, window)), StandardCharsets.UTF_8);
    }

    private HttpUrl funnelUrl(String what, @Nullable String show, String window) {
        var url = wire.url(what).newBuilder().addQueryParameter("window", window);
        return (show == null ? url : url.addQueryParameter("show", show)).build();
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
