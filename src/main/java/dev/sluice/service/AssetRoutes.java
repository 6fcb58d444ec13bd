package dev.sluice.service;

import dev.sluice.api.Asset;
import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Page;
import dev.sluice.api.PreparationProfile;
import dev.sluice.api.PreparationTimes;
import dev.sluice.api.Role;
import dev.sluice.asset.Assets;
import dev.sluice.gateway.MediaFile;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.playback.Library;
import java.util.List;

/** The control API's routes of assets. */
final class AssetRoutes {
    private static final String ONE = "/api/v1/assets/{id}";
    static final String PROFILE = "vod";

    private final Assets assets;
    private final Library library;
    private final PreparationProfiles profiles;

    AssetRoutes(Assets assets, Library library, PreparationProfiles profiles) {
        this.assets = assets;
        this.library = library;
        this.profiles = profiles;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/assets", Role.SUPPORT, "Assets, newest first", Page.class, this::page)
                        .of(Asset.class)
                        .paged(100, 500),
                Route.post(
                                "/api/v1/assets",
                                Role.PRODUCER,
                                "Adds a source and prepares it",
                                null,
                                Asset.class,
                                this::add)
                        .reads("name", "The file's")
                        .reads("title", "Of the asset; usually the file's name")
                        .reads("profile", "What it is prepared for"),
                Route.get(ONE, Role.SUPPORT, "One asset", Asset.class, call -> assets.get(call.path("id"))),
                Route.get(ONE + "/readiness", Role.SUPPORT, "Newest readiness report", CheckReport.class, this::report)
                        .reads("version", "Of this version; usually the one that is served"),
                Route.get(
                        ONE + "/times",
                        Role.SUPPORT,
                        "What upload, preparation and check of its version took",
                        PreparationTimes.class,
                        call -> assets.times(call.path("id"))),
                Route.get(
                                "/api/v1/profiles",
                                Role.SUPPORT,
                                "What assets can be prepared for",
                                List.class,
                                call -> profiles.all())
                        .of(PreparationProfile.class),
                act("prepare", "Prepares a new version, beside the one that is served", this::prepare)
                        .reads("profile", "What it is prepared for; usually the same as before"),
                act("check", "Checks it again", call -> assets.check(call.path("id"), call.operator())),
                act("publish", "Lets it be shared", call -> assets.publish(call.path("id"), call.operator())),
                act("withdraw", "Ends its sharing", call -> assets.withdraw(call.path("id"), call.operator())),
                act("cancel", "Stops its preparation", call -> assets.cancel(call.path("id"))),
                Route.get(ONE + "/poster", Role.SUPPORT, "Poster picture", null, this::poster),
                Route.get(ONE + "/media/{file}", Role.SUPPORT, "Its HLS, for operators", null, this::media),
                Route.get(ONE + "/media/{folder}/{file}", Role.SUPPORT, "Its HLS, for operators", null, this::media));
    }

    private static Route act(String name, String summary, Route.Action action) {
        return Route.post(ONE + "/" + name, Role.PRODUCER, summary, null, Asset.class, action);
    }

    private Object page(Call call) {
        return assets.page(call.query("after").orElse(null), call.number("limit", 100, 1, 500));
    }

    private Object add(Call call) {
        String name = call.query("name").orElse("source");
        String title = call.query("title").orElse(name);
        String profile = profile(call, profiles);
        Asset asset =
                assets.add(title, profile, name, call.stream(), call.operator().name(), false);
        return dev.sluice.http.Answers.json(202, "application/json", asset);
    }

    /** The profile that is asked for, known to be there. */
    static String profile(Call call, PreparationProfiles profiles) {
        var name = call.query("profile").orElse(PROFILE);
        profiles.find(name);
        return name;
    }

    private Object report(Call call) {
        var version = call.query("version").isEmpty() ? null : call.number("version", 1, 1, Integer.MAX_VALUE);
        return assets.report(call.path("id"), version);
    }

    private Object prepare(Call call) {
        var id = call.path("id");
        var profile = call.query("profile").orElseGet(() -> assets.get(id).profile());
        profiles.find(profile);
        return assets.prepareAgain(id, profile, call.operator());
    }

    private Object poster(Call call) {
        return file(library.find(call.path("id"), "poster.jpg").orElseThrow(AssetRoutes::missing));
    }

    private Object media(Call call) {
        String folder = call.pathIfAny("folder").map(f -> f + "/").orElse("");
        return file(library.find(call.path("id"), folder + call.path("file")).orElseThrow(AssetRoutes::missing));
    }

    private static Reply file(MediaFile file) {
        return new Reply(200, file.type(), java.util.Map.of(), file.slice(0, file.length()));
    }

    private static Fault missing() {
        return Fault.notFound("media-missing", "There is no such file.", "Wait until the asset is prepared.");
    }
}
