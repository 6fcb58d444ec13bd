package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Asset;
import dev.sluice.api.Finding;
import dev.sluice.api.HealthSample;
import dev.sluice.api.ReplayRequest;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The show routes of the control API. */
public final class Shows {
    private static final String SHOWS = "shows";
    private static final TypeReference<Show> SHOW = new TypeReference<>() {};

    private final Wire wire;

    Shows(Wire wire) {
        this.wire = wire;
    }

    /** Running ones first, then scheduled ones, then the newest. */
    public List<Show> list() {
        return wire.get(wire.url(SHOWS), new TypeReference<>() {});
    }

    /** One show as it is now. */
    public Show get(String id) {
        return wire.get(wire.url(SHOWS, id), SHOW);
    }

    /** What could hinder a show, worst first; starts nothing. */
    public List<Finding> preflight(ShowRequest request) {
        return wire.post(wire.url(SHOWS, "preflight"), request, new TypeReference<>() {});
    }

    /** Begins or schedules a show. */
    public Show start(ShowRequest request) {
        return wire.post(wire.url(SHOWS), request, SHOW);
    }

    /** Ends it everywhere; its recording becomes an asset. */
    public Show stop(String id) {
        return wire.post(wire.url(SHOWS, id, "stop"), null, SHOW);
    }

    /** Ends one destination of it. */
    public Show stop(String id, String destination) {
        return wire.post(wire.url(SHOWS, id, "destinations", destination, "stop"), null, SHOW);
    }

    /** Begins one destination, again or anew. */
    public Show start(String id, String destination) {
        return wire.post(wire.url(SHOWS, id, "destinations", destination, "start"), null, SHOW);
    }

    /** History of one destination, oldest first. */
    public List<HealthSample> health(String id, String destination) {
        return wire.get(wire.url(SHOWS, id, "destinations", destination, "health"), new TypeReference<>() {});
    }

    /** The timeline, newest first; of all shows where {@code id} is null. */
    public List<ShowEvent> events(@Nullable String id) {
        var url = id == null ? wire.url("show-events") : wire.url(SHOWS, id, "events");
        return wire.get(url, new TypeReference<>() {});
    }

    /** The newest still picture, JPEG. */
    public byte[] picture(String id) {
        return wire.bytes(wire.url(SHOWS, id, "picture"));
    }

    /** Cuts an asset out of the recording; it is prepared and checked by itself. */
    public Asset replay(String id, ReplayRequest request) {
        return wire.post(wire.url(SHOWS, id, "replay"), request, new TypeReference<>() {});
    }
}
