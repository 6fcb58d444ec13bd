package dev.sluice.service;

import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.InspectionRecord;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Operator;
import dev.sluice.api.Page;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.SessionInfo;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.asset.Assets;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.playback.InspectionLog;
import dev.sluice.playback.Inspector;
import dev.sluice.playback.Links;
import dev.sluice.share.Shares;
import dev.sluice.telemetry.Viewings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control API's routes of inspections: what the service knows, past ones, and links to try a video with. */
final class InspectionRoutes {
    private static final String ALL = "/api/v1/inspections";
    private static final int LOOKED_AT = 100;

    private final Inspector inspector;
    private final Viewings viewings;
    private final InspectionLog log;
    private final Shares shares;
    private final Assets assets;
    private final Links links;

    InspectionRoutes(
            Inspector inspector, Viewings viewings, InspectionLog log, Shares shares, Assets assets, Links links) {
        this.inspector = inspector;
        this.viewings = viewings;
        this.log = log;
        this.shares = shares;
        this.assets = assets;
        this.links = links;
    }

    /** What support pasted. */
    record Pasted(@Nullable String link) {}

    /** Which asset a trial link is for; null for the newest that is published. */
    record Trial(@Nullable String asset) {}

    List<Route> routes() {
        return List.of(
                Route.post(
                        ALL,
                        Role.SUPPORT,
                        "What the service knows about a link",
                        Pasted.class,
                        InspectedShare.class,
                        this::known),
                Route.post(
                        ALL + "/trial",
                        Role.SUPPORT,
                        "A canary link to try a video with, for ten minutes",
                        Trial.class,
                        IssuedShare.class,
                        this::trial),
                Route.post(
                        ALL + "/history",
                        Role.SUPPORT,
                        "Keeps what an inspection found",
                        InspectionRecord.class,
                        Map.class,
                        this::keep),
                Route.get(
                                ALL + "/history",
                                Role.SUPPORT,
                                "Past inspections, newest first",
                                Page.class,
                                call -> log.page(call.query("share").orElse(null), call.number("limit", 50, 1, 500)))
                        .of(InspectionRecord.class)
                        .reads("share", "Handle of a share")
                        .limited(50, 500));
    }

    private Object known(Call call) throws IOException {
        var link = call.body(Pasted.class).link();
        if (link == null) {
            throw Fault.badRequest("link-missing", "The request names no link.", "Send link, as it was pasted.");
        }
        var known = inspector.inspect(link, call.request());
        var sids = known.sessions().stream().map(SessionInfo::sid).toList();
        return known.share() == null
                ? known
                : known.with(viewings.of(known.share().handle(), sids));
    }

    private Object keep(Call call) throws IOException {
        var record = call.body(InspectionRecord.class);
        return Map.of("id", log.add(record, call.operator().name()));
    }

    private Object trial(Call call) throws IOException {
        var asked = call.body(Trial.class).asset();
        return issued(asked == null ? newestPublished() : asked, call.operator());
    }

    /** Canary shares are in no list and no count, and a drill or a freeze does not touch them. */
    private IssuedShare issued(String asset, Operator by) {
        var request = new ShareRequest(asset, ShareMode.API, "10m", Risk.HIGH, "inspection", null, null, null);
        return links.issued(shares.create(request, by, true));
    }

    private String newestPublished() {
        return assets.page(null, LOOKED_AT).items().stream()
                .filter(asset -> asset.state() == AssetState.PUBLISHED)
                .findFirst()
                .orElseThrow(() -> Fault.conflict(
                        "nothing-published", "No video is published yet.", "Publish one, then try again."))
                .id();
    }
}
