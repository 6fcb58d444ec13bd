package dev.sluice.service;

import dev.sluice.api.BulkKind;
import dev.sluice.api.Expiring;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.api.SessionInfo;
import dev.sluice.api.Share;
import dev.sluice.api.ShareRequest;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.playback.Links;
import dev.sluice.playback.Sessions;
import dev.sluice.share.ShareActs;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Shares;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The control API's routes of shares. */
final class ShareRoutes {
    private static final String ALL = "/api/v1/shares";
    private static final String ONE = "/api/v1/shares/{handle}";

    private final Shares shares;
    private final ShareQueries queries;
    private final ShareActs acts;
    private final Sessions sessions;
    private final Links links;
    private final Changes changes;

    ShareRoutes(Shares shares, ShareQueries queries, ShareActs acts, Sessions sessions, Links links, Changes changes) {
        this.shares = shares;
        this.queries = queries;
        this.acts = acts;
        this.sessions = sessions;
        this.links = links;
        this.changes = changes;
    }

    /** Why a share is revoked. */
    record Reason(@Nullable String reason) {}

    /** A new TTL as typed. */
    record NewTtl(String ttl) {}

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Shares by filter", Page.class, this::page)
                        .of(Share.class)
                        .reads("asset", "Id of an asset")
                        .reads("channel", "Exact name of a channel")
                        .reads("mode", "direct, embed or api")
                        .reads("risk", "low, medium or high")
                        .reads("state", "active, frozen, expired or revoked; several with commas")
                        .reads("within", "What still plays and ends in this time, like 3h")
                        .reads("outside", "policy: what still plays outside its tier's range")
                        .reads("text", "In title, channel or creator; beginning of handle or recipient; the viewer")
                        .reads("sort", "expires, -expires, created or -created")
                        .reads("skip", "How many to leave out behind after")
                        .reads("count", "false: without the total, which may cost more than the page")
                        .paged(100, 500),
                Route.post(ALL, Role.PRODUCER, "Creates a share", ShareRequest.class, IssuedShare.class, this::create),
                Route.get(ALL + "/expiring", Role.SUPPORT, "When links end", Expiring.class, this::expiring)
                        .reads("hours", "How far to look, 1 to 8760")
                        .reads("buckets", "Into how many parts, 1 to 500"),
                Route.get(ONE, Role.SUPPORT, "One share", Share.class, this::one),
                Route.get(ONE + "/sessions", Role.SUPPORT, "Its sessions, newest first", Page.class, this::sessions)
                        .of(SessionInfo.class)
                        .paged(100, 500),
                Route.post(ONE + "/revoke", Role.ADMIN, "Ends it", Reason.class, Share.class, this::revoke),
                Route.post(
                        ONE + "/freeze",
                        Role.PRODUCER,
                        "Holds it",
                        null,
                        Share.class,
                        call -> act(call, BulkKind.FREEZE, null, null)),
                Route.post(
                        ONE + "/unfreeze",
                        Role.PRODUCER,
                        "Lifts its hold",
                        null,
                        Share.class,
                        call -> act(call, BulkKind.UNFREEZE, null, null)),
                Route.post(ONE + "/ttl", Role.SUPPORT, "Changes its TTL", NewTtl.class, IssuedShare.class, this::ttl),
                Route.post(ONE + "/reissue", Role.SUPPORT, "Issues it anew", null, IssuedShare.class, this::reissue));
    }

    private Object page(Call call) {
        var page = queries.page(
                ShareWords.filter(call::query),
                call.query("sort").orElse("expires"),
                call.query("after").orElse(null),
                call.number("skip", 0, 0, 100_000_000),
                call.number("limit", 100, 1, 500),
                call.query("count").filter("false"::equals).isEmpty());
        var items = page.items().stream().map(links::share).toList();
        return new Page<>(items, page.next(), page.total());
    }

    private Object expiring(Call call) {
        return queries.expiring(call.number("hours", 24, 1, 8760), call.number("buckets", 48, 1, 500));
    }

    private Object create(Call call) throws IOException {
        var standing = shares.create(call.exactly(ShareRequest.class), call.operator());
        changes.tell("share", standing.row().handle());
        return Answers.json(201, "application/json", links.issued(standing));
    }

    private Object one(Call call) {
        return links.share(queries.get(call.path("handle")));
    }

    private Object sessions(Call call) {
        queries.get(call.path("handle"));
        return sessions.ofShare(
                call.path("handle"), call.query("after").orElse(null), call.number("limit", 100, 1, 500));
    }

    private Object revoke(Call call) throws IOException {
        String reason = call.hasBody() ? call.body(Reason.class).reason() : null;
        return act(call, BulkKind.REVOKE, null, reason);
    }

    /** A link that carries its end in itself and is to live longer becomes a new one, whose signed link shows this once. */
    private Object ttl(Call call) throws IOException {
        String handle = call.path("handle");
        var now = acts.one(BulkKind.TTL, handle, call.body(NewTtl.class).ttl(), null, call.operator());
        changes.tell("share", handle);
        if (now.row().handle().equals(handle)) {
            return new IssuedShare(links.share(now), null);
        }
        changes.tell("share", now.row().handle());
        return links.issued(now);
    }

    private Object act(Call call, BulkKind kind, @Nullable String ttl, @Nullable String reason) {
        var now = acts.one(kind, call.path("handle"), ttl, reason, call.operator());
        changes.tell("share", call.path("handle"));
        return links.share(now);
    }

    private Object reissue(Call call) {
        var fresh = acts.one(BulkKind.REISSUE, call.path("handle"), null, null, call.operator());
        changes.tell("share", call.path("handle"));
        changes.tell("share", fresh.row().handle());
        return links.issued(fresh);
    }
}
