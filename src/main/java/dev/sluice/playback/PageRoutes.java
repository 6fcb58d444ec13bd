package dev.sluice.playback;

import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.SessionGrant;
import dev.sluice.api.ShareMode;
import dev.sluice.asset.Assets;
import dev.sluice.gateway.UserAgents;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Standing;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The addresses that viewers' browsers ask: watch page, embed page, the start and the renewal of a session. */
public final class PageRoutes {
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";

    private final ShareQueries shares;
    private final Assets assets;
    private final Sessions sessions;
    private final Starts starts;
    private final Viewers viewers;
    private final Library library;
    private final Clock clock;
    private final Pages pages = new Pages();

    public PageRoutes(
            ShareQueries shares,
            Assets assets,
            Sessions sessions,
            Starts starts,
            Viewers viewers,
            Library library,
            Clock clock) {
        this.shares = shares;
        this.assets = assets;
        this.sessions = sessions;
        this.starts = starts;
        this.viewers = viewers;
        this.library = library;
        this.clock = clock;
    }

    /**
     * What a page sends when the viewer asks to play.
     *
     * @param swapsTokens whether its player puts the current token into each request
     * @param framed whether it stands inside another page; null where origins say it
     * @param ancestorOrigins of the pages around it, innermost first; null where the browser does not tell
     * @param credential what the page around it handed over to say who is watching; null when nothing
     */
    record Start(
            boolean swapsTokens,
            @Nullable Boolean framed,
            @Nullable List<String> ancestorOrigins,
            @Nullable String credential) {}

    /** What a page sends for its next token; {@code framed} and {@code ancestorOrigins} as at the start. */
    record Renew(
            @Nullable String sid,
            @Nullable String renewal,
            @Nullable Boolean framed,
            @Nullable List<String> ancestorOrigins) {}

    /** What a page sends when it is closed. */
    record Leave(@Nullable String sid, @Nullable String renewal) {}

    /** The routes; none names a role, for viewers have none. */
    public List<Route> routes() {
        return List.of(
                Route.get("/s/{handle}", null, "Watch page, or a playlist for players", null, this::watch),
                Route.get("/embed/{handle}", null, "Page for an iframe", null, this::embed),
                Route.post(
                        "/s/{handle}/session", null, "Starts a session", Start.class, SessionGrant.class, this::start),
                Route.post("/s/{handle}/renew", null, "Renews a token", Renew.class, SessionGrant.class, this::renew),
                Route.post("/s/{handle}/leave", null, "Gives up a place", Leave.class, null, this::leave),
                Route.get("/player/{file}", null, "Player files of the pages", null, pages::file));
    }

    private Object watch(Call call) {
        String agent = call.header("User-Agent").orElse("");
        return UserAgents.player(agent) && !UserAgents.previews(agent) ? playlist(call) : page(call, false);
    }

    private Object embed(Call call) {
        return page(call, true);
    }

    private Reply page(Call call, boolean framed) {
        var share = shares.uncounted(call.path("handle")).orElse(null);
        if (share == null || framed != (share.row().mode() == ShareMode.EMBED)) {
            return pages.refusal(404, Refusal.of("share-unknown", "There is no link with this address."));
        }
        var refusal = SessionRules.visible(share, state(share), clock.instant());
        if (refusal.isPresent()) {
            return pages.refusal(403, refusal.get());
        }
        return framed && alone(call) && !share.row().binding().origins().isEmpty()
                ? pages.refusal(403, SessionRules.NOT_ALONE)
                : pages.player(share.row(), framed);
    }

    /** Whether the browser says that it opens the page by itself; one that does not say is asked again by the page. */
    private static boolean alone(Call call) {
        return call.header("Sec-Fetch-Dest").filter("document"::equals).isPresent();
    }

    private AssetState state(Standing share) {
        return assets.get(share.row().asset()).state();
    }

    /** Players ask the watch page itself, and get the multivariant playlist of a session of their own. */
    private Reply playlist(Call call) {
        String handle = call.path("handle");
        var share = shares.uncounted(handle)
                .orElseThrow(() -> ShareQueries.unknown(handle))
                .row();
        if (share.mode() == ShareMode.EMBED) {
            throw ShareQueries.unknown(share.handle());
        }
        if (UserAgents.looksOnly(call.request())) {
            return Reply.text(200, PLAYLIST, "");
        }
        var timing = ServerTiming.begin();
        var grant = starts.start(share.handle(), viewers.starting(call.request()), false);
        String decided = timing.entitled();
        String base = grant.playlist().substring(0, grant.playlist().lastIndexOf('/') + 1);
        var file = library.find(share.asset(), "master.m3u8")
                .orElseThrow(() -> Fault.notFound("media-missing", "The video's files are missing.", null));
        return Reply.text(200, PLAYLIST, SessionPlaylist.under(base, file.text()))
                .with("Server-Timing", decided);
    }

    private Object start(Call call) throws IOException {
        Start ask = call.body(Start.class);
        var timing = ServerTiming.begin();
        var viewer = viewer(call, ask.credential(), ask.framed(), ask.ancestorOrigins());
        var grant = starts.start(call.path("handle"), viewer, ask.swapsTokens());
        return Answers.json(200, "application/json", grant).with("Server-Timing", timing.entitled());
    }

    private Object renew(Call call) throws IOException {
        Renew ask = call.body(Renew.class);
        return sessions.renew(
                given(ask.sid()), given(ask.renewal()), viewer(call, null, ask.framed(), ask.ancestorOrigins()));
    }

    private Object leave(Call call) throws IOException {
        Leave ask = call.body(Leave.class);
        sessions.leave(given(ask.sid()), given(ask.renewal()));
        return Reply.none();
    }

    private static String given(@Nullable String word) {
        if (word == null) {
            throw Fault.badRequest(
                    "bad-json", "The body names no session, or not its secret.", "Send sid and renewal.");
        }
        return word;
    }

    private Viewer viewer(
            Call call, @Nullable String credential, @Nullable Boolean framed, @Nullable List<String> ancestors) {
        var origins = ancestors == null
                ? List.<String>of()
                : ancestors.stream().filter(Objects::nonNull).toList();
        boolean inside = framed == null ? !origins.isEmpty() : framed;
        return viewers.of(call.request(), credential, origins, inside);
    }
}
