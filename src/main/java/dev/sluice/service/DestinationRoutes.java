package dev.sluice.service;

import dev.sluice.api.Delivery;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationChange;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Role;
import dev.sluice.destination.Publishing;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.playback.Links;
import dev.sluice.share.ShareQueries;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The control API's routes of destinations and of messages to webhooks. */
final class DestinationRoutes {
    private static final String ALL = "/api/v1/destinations";
    private static final String ONE = ALL + "/{id}";
    private static final String DELIVERIES = "/api/v1/deliveries";

    private final Publishing publishing;
    private final ShareQueries shares;
    private final Links links;
    private final BiConsumer<String, String> changed;

    /** Tells {@code changed} the kind and id of what changed. */
    DestinationRoutes(Publishing publishing, ShareQueries shares, Links links, BiConsumer<String, String> changed) {
        this.publishing = publishing;
        this.shares = shares;
        this.links = links;
        this.changed = changed;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                                ALL,
                                Role.SUPPORT,
                                "Destinations",
                                List.class,
                                call -> publishing.destinations().list())
                        .of(Destination.class),
                Route.post(
                        ALL,
                        Role.PRODUCER,
                        "Adds a destination",
                        DestinationRequest.class,
                        Destination.class,
                        this::add),
                Route.get(
                        ONE,
                        Role.SUPPORT,
                        "One destination",
                        Destination.class,
                        call -> publishing.destinations().get(call.path("id"))),
                Route.post(
                        ONE + "/change",
                        Role.PRODUCER,
                        "Changes what is named; a credential that is not given is kept",
                        DestinationChange.class,
                        Destination.class,
                        this::change),
                act("test", "Proves it with a test card, a signed message or a file", this::test),
                act("remove", "Takes it away with its credential", this::remove),
                Route.post(
                        ONE + "/announce",
                        Role.PRODUCER,
                        "Tells a webhook of a share",
                        Announce.class,
                        null,
                        this::announce),
                Route.get(DELIVERIES, Role.SUPPORT, "Messages to webhooks, newest first", List.class, this::deliveries)
                        .of(Delivery.class)
                        .reads("destination", "Only to this one")
                        .limited(100, 500),
                Route.post(
                        DELIVERIES + "/{id}/revive",
                        Role.PRODUCER,
                        "Sends a dead message again",
                        null,
                        null,
                        this::revive));
    }

    /** Names the share that a webhook is told of. */
    record Announce(String share) {}

    private static Route act(String name, String summary, Route.Action action) {
        return Route.post(ONE + "/" + name, Role.PRODUCER, summary, null, Destination.class, action);
    }

    private Object add(Call call) throws IOException {
        return told(publishing.destinations().add(call.body(DestinationRequest.class), call.operator()));
    }

    private Object change(Call call) throws IOException {
        return told(
                publishing.destinations().change(call.path("id"), call.body(DestinationChange.class), call.operator()));
    }

    private Object test(Call call) throws InterruptedException {
        return told(publishing.tester().test(call.path("id"), call.operator()));
    }

    private Object remove(Call call) {
        return told(publishing.remove(call.path("id"), call.operator()));
    }

    private Destination told(Destination destination) {
        changed.accept("destination", destination.id());
        return destination;
    }

    /** The link goes out, never a token: whoever receives it starts a session like any viewer. */
    private Object announce(Call call) throws IOException {
        var share = links.share(shares.get(call.body(Announce.class).share()));
        var body = Map.of(
                "share",
                share.handle(),
                "url",
                share.url(),
                "title",
                share.assetTitle(),
                "expiresAt",
                share.expiresAt());
        publishing.deliveries().enqueue(call.path("id"), "share.announced", Json.MAPPER.writeValueAsString(body));
        return Reply.none();
    }

    private List<Delivery> deliveries(Call call) {
        return publishing.deliveries().list(call.query("destination").orElse(null), call.number("limit", 100, 1, 500));
    }

    private Object revive(Call call) {
        try {
            publishing.deliveries().revive(Long.parseLong(call.path("id")), call.operator());
            return Reply.none();
        } catch (NumberFormatException e) {
            throw Fault.notFound("delivery-unknown", "There is no such message.", null);
        }
    }
}
