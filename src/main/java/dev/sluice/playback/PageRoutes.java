package dev.sluice.playback;

import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.SessionGrant;
import dev.sluice.api.ShareMode;
import dev.sluice.asset.Assets;
import dev.sluice.gateway.UserAgents;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Standing;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that viewers' browsers ask: watch page, embed page, the start and the renewal of a session. */
public final class PageRoutes {
    private static final int MOST_ORIGINS = 32;

    private final ShareQueries shares;
    private final Assets assets;
    private final Sessions sessions;
    private final Viewers viewers;
    private final Library library;
    private final Clock clock;
    private final Pages pages = new Pages();

    public PageRoutes(
            ShareQueries shares, Assets assets, Sessions sessions, Viewers viewers, Library library, Clock clock) {
        this.shares = shares;
        this.assets = assets;
        this.sessions = sessions;
        this.viewers = viewers;
        this.library = library;
        this.clock = clock;
    }

    /**
     * What a page sends when the viewer asks to play.
     *
     * @param swapsTokens whether its player puts the current token into each request
     * @param ancestorOrigins of the pages around an embed page, innermost first
     */
    record Start(boolean swapsTokens, @Nullable List<String> ancestorOrigins) {}

    /** What a page sends for its next token. */
    record Renew(String sid, String renewal) {}

    /** The routes; none names a role, for viewers have none. */
    public List<Route> routes() {
        return List.of(
                Route.get("/s/{handle}", null, "Watch page, or a playlist for players", null, this::watch),
                Route.get("/embed/{handle}", null, "Page for an iframe", null, this::embed),
                Route.post(
                        "/s/{handle}/session", null, "Starts a session", Start.class, SessionGrant.class, this::start),
                Route.post("/s/{handle}/renew", null, "Renews a token", Renew.class, SessionGrant.class, this::renew),
                Route.get("/player/{file}", null, "Player files of the pages", null, pages::file));
    }

    private Object watch(Call call) {
        var viewer = viewers.of(call.request());
        if (UserAgents.player(viewer.userAgent())) {
            return playlist(call, viewer);
        }
        return page(call, false);
    }

    private Object embed(Call call) {
        return page(call, true);
    }

    private Reply page(Call call, boolean framed) {
        var share = shares.find(call.path("handle")).orElse(null);
        if (share == null || framed != (share.row().mode() == ShareMode.EMBED)) {
            return pages.refusal(404, Refusal.of("share-unknown", "There is no link with this address."));
        }
        var refusal = SessionRules.visible(share, state(share), clock.instant());
        return refusal.map(r -> pages.refusal(403, r)).orElseGet(() -> pages.player(share.row(), framed));
    }

    private AssetState state(Standing share) {
        return assets.get(share.row().asset()).state();
    }

    /** Players ask the watch page itself, and get the multivariant playlist of a session of their own. */
    private Reply playlist(Call call, Viewer viewer) {
        if (call.request().getMethod().equals("HEAD")) {
            return Reply.text(200, "application/vnd.apple.mpegurl", "");
        }
        var grant = sessions.start(call.path("handle"), viewer, false);
        String base = grant.playlist().substring(0, grant.playlist().lastIndexOf('/') + 1);
        var file = library.find(shares.get(call.path("handle")).row().asset(), "master.m3u8")
                .orElseThrow(() -> Fault.notFound("media-missing", "The video's files are missing.", null));
        return Reply.text(200, "application/vnd.apple.mpegurl", SessionPlaylist.under(base, file.text()));
    }

    private Object start(Call call) throws IOException {
        Start ask = call.body(Start.class);
        var origins = ask.ancestorOrigins() == null ? List.<String>of() : ask.ancestorOrigins();
        var viewer =
                viewers.of(call.request(), origins.stream().limit(MOST_ORIGINS).toList(), !origins.isEmpty());
        return sessions.start(call.path("handle"), viewer, ask.swapsTokens());
    }

    private Object renew(Call call) throws IOException {
        Renew ask = call.body(Renew.class);
        return sessions.renew(ask.sid(), ask.renewal(), viewers.of(call.request()));
    }
}
