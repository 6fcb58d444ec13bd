package dev.sluice.telemetry;

import dev.sluice.api.Collector;
import dev.sluice.api.CollectorUrl;
import dev.sluice.api.Page;
import dev.sluice.api.Problem;
import dev.sluice.api.Role;
import dev.sluice.api.ShareState;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.share.ShareQueries;
import dev.sluice.telemetry.ingest.Audience;
import dev.sluice.telemetry.ingest.Inbox;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Where players post their events, and the control API of collectors. */
public final class CollectorRoutes {
    private static final String PAGE = "/s/{handle}/cmcd";
    private static final String COLLECT = "/collect/{key}";
    private static final String COLLECTORS = "/api/v1/collectors";

    private final Inbox inbox;
    private final Collectors collectors;
    private final ShareQueries shares;
    private final Function<Request, Audience> audience;
    private final String base;

    /**
     * Makes the routes.
     *
     * @param audience who sends a request
     * @param base of the addresses handed out, without a slash at its end
     */
    public CollectorRoutes(
            Inbox inbox,
            Collectors collectors,
            ShareQueries shares,
            Function<Request, Audience> audience,
            String base) {
        this.inbox = inbox;
        this.collectors = collectors;
        this.shares = shares;
        this.audience = audience;
        this.base = base;
    }

    /** What a collector is made from. */
    record Wanted(String channel) {}

    /** The routes; players need no role. */
    public List<Route> routes() {
        return List.of(
                Route.post(PAGE, null, "Events of a link's own pages (CMCD)", null, null, this::ofPage),
                new Route("OPTIONS", PAGE, null, "What players may post", null, null, this::preflight),
                Route.post(COLLECT, null, "Events of other players (CMCD)", null, null, this::ofCollector),
                new Route("OPTIONS", COLLECT, null, "What players may post", null, null, this::preflight),
                Route.get(COLLECTORS, Role.SUPPORT, "Collectors, newest first", Page.class, this::all)
                        .of(Collector.class),
                Route.post(
                        COLLECTORS, Role.ADMIN, "Creates a collector", Wanted.class, CollectorUrl.class, this::create),
                Route.post(
                        COLLECTORS + "/{id}/revoke",
                        Role.ADMIN,
                        "Revokes a collector's key",
                        null,
                        Collector.class,
                        this::revoke));
    }

    private Object ofPage(Call call) throws IOException {
        String handle = call.path("handle");
        var share = shares.find(handle).orElse(null);
        if (share == null) {
            return open(problem(404, "share-unknown", "There is no link with this address."));
        }
        // The last words of a player are taken in before it is told to be silent.
        return take(call, "s:" + handle, null, share.state() == ShareState.REVOKED);
    }

    private Object ofCollector(Call call) throws IOException {
        var collector = collectors.ofKey(call.path("key")).orElse(null);
        if (collector == null) {
            return open(problem(404, "collector-unknown", "There is no such collector."));
        }
        if (collector.revokedAt() != null) {
            return open(problem(410, "collector-revoked", "This collector's key was revoked; stop sending."));
        }
        return take(call, "c:" + collector.id(), collector.channel(), false);
    }

    private Reply take(Call call, String source, @Nullable String channel, boolean gone) throws IOException {
        byte[] body = call.stream().readNBytes(Inbox.LARGEST_BODY + 1);
        if (body.length > Inbox.LARGEST_BODY) {
            return open(problem(413, "body-too-large", "A body of events holds 256 KiB at most."));
        }
        var kept = inbox.post(source, channel, audience.apply(call.request()), body);
        if (kept == null) {
            return open(problem(429, "too-fast", "Send less often.").with("Retry-After", "5"));
        }
        try {
            kept.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return open(gone ? problem(410, "revoked", "This link was revoked; stop sending.") : Reply.none());
    }

    private static Reply problem(int status, String code, String sentence) {
        return Answers.json(status, "application/problem+json", Problem.of(status, code, sentence, null, null));
    }

    private Object preflight(Call call) {
        return open(Reply.none())
                .with("Access-Control-Allow-Methods", "POST, OPTIONS")
                .with("Access-Control-Allow-Headers", "Content-Type")
                .with("Access-Control-Max-Age", "86400");
    }

    private static Reply open(Reply reply) {
        return reply.with("Access-Control-Allow-Origin", "*");
    }

    private Object all(Call call) {
        return new Page<>(collectors.all(), null, null);
    }

    private Object create(Call call) throws IOException {
        var made = collectors.create(
                call.body(Wanted.class).channel(), call.operator().name());
        var collector = made.collector();
        var told = new CollectorUrl(collector.id(), collector.channel(), base + "/collect/" + made.key());
        return Answers.json(201, "application/json", told);
    }

    private Object revoke(Call call) {
        return collectors.revoke(call.path("id"), call.operator().name());
    }
}
