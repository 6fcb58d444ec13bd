package dev.sluice.service;

import dev.sluice.api.Fault;
import dev.sluice.api.PendingUpload;
import dev.sluice.api.Role;
import dev.sluice.asset.UploadFiles;
import dev.sluice.asset.Uploads;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import java.util.List;

/** Sending sources in pieces, so that one can go on after a connection broke. */
final class UploadRoutes {
    private static final String ALL = "/api/v1/uploads";
    private static final String ONE = ALL + "/{id}";

    private final Uploads uploads;
    private final PreparationProfiles profiles;

    UploadRoutes(Uploads uploads, PreparationProfiles profiles) {
        this.uploads = uploads;
        this.profiles = profiles;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                                ALL,
                                Role.PRODUCER,
                                "Begins to send a source, or goes on with one",
                                null,
                                PendingUpload.class,
                                this::begin)
                        .reads("name", "The file's")
                        .reads("title", "Of the asset; usually the file's name")
                        .reads("profile", "What it is prepared for")
                        .reads("size", "In bytes")
                        .reads("same", "What tells the source from others of its name and size"),
                Route.get(
                                ALL,
                                Role.PRODUCER,
                                "Your own uploads that are not finished",
                                List.class,
                                call -> uploads.all(call.operator().name()))
                        .of(PendingUpload.class),
                Route.get(
                        ONE,
                        Role.PRODUCER,
                        "How far an upload is",
                        PendingUpload.class,
                        call -> uploads.get(call.path("id"), call.operator().name())),
                Route.post(
                                ONE + "/bytes",
                                Role.PRODUCER,
                                "Takes bytes from an offset on; with the last one the source becomes an asset",
                                null,
                                PendingUpload.class,
                                this::bytes)
                        .reads("offset", "How many bytes came before"),
                Route.post(
                        ONE + "/discard",
                        Role.PRODUCER,
                        "Forgets an upload and what was received",
                        null,
                        PendingUpload.class,
                        call -> uploads.discard(call.path("id"), call.operator().name())));
    }

    private Object begin(Call call) {
        String name = call.query("name").orElse("source");
        return uploads.begin(new UploadFiles.Sent(
                name,
                call.query("title").orElse(name),
                AssetRoutes.profile(call, profiles),
                whole(call, "size"),
                call.query("same").orElse(""),
                call.operator().name()));
    }

    private Object bytes(Call call) {
        return uploads.append(call.path("id"), call.operator().name(), whole(call, "offset"), call.stream());
    }

    private static long whole(Call call, String name) {
        var text = call.query(name).orElse("");
        if (!text.matches("[0-9]{1,18}")) {
            throw Fault.badRequest("bad-number", name + " is not a number of bytes.", "Write it as digits.");
        }
        return Long.parseLong(text);
    }
}
