package dev.sluice.service;

import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.HealthSample;
import dev.sluice.api.ReplayRequest;
import dev.sluice.api.Role;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowRequest;
import dev.sluice.destination.Shows;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The control API's routes of shows. */
final class ShowRoutes {
    private static final String ALL = "/api/v1/shows";
    private static final String ONE = ALL + "/{id}";
    private static final String DESTINATION = ONE + "/destinations/{destination}";

    private final Shows shows;

    ShowRoutes(Shows shows) {
        this.shows = shows;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Shows, running ones first", List.class, this::list)
                        .of(Show.class)
                        .limited(50, 200),
                Route.post(
                        ALL, Role.PRODUCER, "Begins or schedules a show", ShowRequest.class, Show.class, this::start),
                Route.post(
                                ALL + "/preflight",
                                Role.PRODUCER,
                                "What could hinder a show",
                                ShowRequest.class,
                                List.class,
                                this::preflight)
                        .of(Finding.class),
                Route.get(ONE, Role.SUPPORT, "One show", Show.class, call -> shows.get(call.path("id"))),
                Route.post(
                        ONE + "/stop",
                        Role.PRODUCER,
                        "Ends it everywhere",
                        null,
                        Show.class,
                        call -> shows.stop(call.path("id"), call.operator())),
                Route.post(
                        DESTINATION + "/stop",
                        Role.PRODUCER,
                        "Ends one destination",
                        null,
                        Show.class,
                        call -> shows.stopOne(call.path("id"), call.path("destination"), call.operator())),
                Route.post(
                        DESTINATION + "/start",
                        Role.PRODUCER,
                        "Begins one destination, again or anew",
                        null,
                        Show.class,
                        call -> shows.startOne(call.path("id"), call.path("destination"), call.operator())),
                Route.get(DESTINATION + "/health", Role.SUPPORT, "History of one destination", List.class, this::health)
                        .of(HealthSample.class)
                        .limited(720, 5000),
                Route.get(ONE + "/events", Role.SUPPORT, "Its timeline, newest first", List.class, this::events)
                        .of(ShowEvent.class)
                        .limited(200, 1000),
                Route.get("/api/v1/show-events", Role.SUPPORT, "All timelines as one", List.class, this::allEvents)
                        .of(ShowEvent.class)
                        .limited(200, 1000),
                Route.get(ONE + "/picture", Role.SUPPORT, "Its newest still picture", null, this::picture),
                Route.post(
                        ONE + "/replay",
                        Role.PRODUCER,
                        "Cuts an asset out of its recording",
                        ReplayRequest.class,
                        Asset.class,
                        this::replay));
    }

    private Object list(Call call) {
        return shows.list(call.number("limit", 50, 1, 200));
    }

    private Object start(Call call) throws IOException {
        return Answers.json(201, "application/json", shows.start(call.body(ShowRequest.class), call.operator()));
    }

    private Object preflight(Call call) throws IOException {
        return shows.preflight(call.body(ShowRequest.class), call.operator());
    }

    private Object health(Call call) {
        return shows.history(
                shows.get(call.path("id")).id(), call.path("destination"), call.number("limit", 720, 1, 5000));
    }

    private Object events(Call call) {
        return shows.events(shows.get(call.path("id")).id(), call.number("limit", 200, 1, 1000));
    }

    private Object allEvents(Call call) {
        return shows.events(null, call.number("limit", 200, 1, 1000));
    }

    private Object picture(Call call) throws IOException {
        var file = shows.picture(call.path("id"));
        if (file == null) {
            throw Fault.notFound("picture-missing", "There is no picture of this show yet.", null);
        }
        return new Reply(200, "image/jpeg", Map.of(), ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    private Object replay(Call call) throws IOException {
        return Answers.json(
                202,
                "application/json",
                shows.replay(call.path("id"), call.body(ReplayRequest.class), call.operator()));
    }
}
