package dev.sluice.service;

import dev.sluice.api.BulkAct;
import dev.sluice.api.BulkItem;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.playback.Links;
import dev.sluice.share.bulk.BulkActs;
import java.io.IOException;
import java.util.List;

/** The control API's routes of acts on many shares. */
final class BulkRoutes {
    private static final String ALL = "/api/v1/bulk-acts";
    private static final String ONE = ALL + "/{act}";

    private final BulkActs acts;
    private final Links links;

    BulkRoutes(BulkActs acts, Links links) {
        this.acts = acts;
        this.links = links;
    }

    /** The least role stands at the route; each kind asks for its own besides. */
    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Acts on many shares, newest first", Page.class, this::page)
                        .of(BulkAct.class)
                        .paged(50, 500),
                Route.post(
                        ALL,
                        Role.SUPPORT,
                        "Starts an act on many shares",
                        BulkRequest.class,
                        BulkAct.class,
                        this::start),
                Route.get(ONE, Role.SUPPORT, "How far it is", BulkAct.class, call -> acts.find(call.path("act"))),
                Route.get(ONE + "/items", Role.SUPPORT, "What came of each share", Page.class, this::items)
                        .of(BulkItem.class)
                        .reads("refused", "true: only those that refused")
                        .paged(100, 500),
                Route.post(
                                ONE + "/links",
                                Role.SUPPORT,
                                "Hands out the links it made, each once, to who started it",
                                null,
                                List.class,
                                this::links)
                        .of(IssuedShare.class)
                        .limited(100, 500),
                Route.post(
                        ONE + "/cancel",
                        Role.SUPPORT,
                        "Stops it; what was done stands",
                        null,
                        BulkAct.class,
                        call -> acts.cancel(call.path("act"), call.operator())),
                Route.post(ONE + "/undo", Role.SUPPORT, "Takes it back", null, BulkAct.class, this::undo));
    }

    private Object page(Call call) {
        return acts.page(call.query("after").orElse(null), call.number("limit", 50, 1, 500));
    }

    private Object start(Call call) throws IOException {
        return Answers.json(202, "application/json", acts.start(call.body(BulkRequest.class), call.operator()));
    }

    private Object links(Call call) {
        int limit = call.number("limit", 100, 1, 500);
        return acts.handOut(call.path("act"), limit, call.operator()).stream()
                .map(links::issued)
                .toList();
    }

    private Object undo(Call call) {
        return Answers.json(202, "application/json", acts.undo(call.path("act"), call.operator()));
    }

    private Object items(Call call) {
        return acts.items(
                call.path("act"),
                call.query("after").orElse(null),
                call.number("limit", 100, 1, 500),
                call.query("refused").filter("true"::equals).isPresent());
    }
}
