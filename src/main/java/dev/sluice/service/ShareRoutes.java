package dev.sluice.service;

import dev.sluice.api.Expiring;
import dev.sluice.api.Fault;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.ShareState;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.playback.Inspector;
import dev.sluice.playback.Links;
import dev.sluice.playback.Sessions;
import dev.sluice.share.Revocations;
import dev.sluice.share.ShareFilter;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Shares;
import dev.sluice.share.Ttl;
import dev.sluice.share.TtlPolicies;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The control API's routes of shares. */
final class ShareRoutes {
    private static final String ALL = "/api/v1/shares";
    private static final String ONE = "/api/v1/shares/{handle}";

    private final Shares shares;
    private final ShareQueries queries;
    private final Revocations revocations;
    private final Sessions sessions;
    private final Links links;
    private final Inspector inspector;
    private final TtlPolicies policies;
    private final Changes changes;

    ShareRoutes(
            Shares shares,
            ShareQueries queries,
            Revocations revocations,
            Sessions sessions,
            Links links,
            Inspector inspector,
            TtlPolicies policies,
            Changes changes) {
        this.shares = shares;
        this.queries = queries;
        this.revocations = revocations;
        this.sessions = sessions;
        this.links = links;
        this.inspector = inspector;
        this.policies = policies;
        this.changes = changes;
    }

    /** Why a share is revoked. */
    record Reason(@Nullable String reason) {}

    /** A new TTL as typed. */
    record NewTtl(String ttl) {}

    /** What support pasted. */
    record Pasted(String link) {}

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Shares by filter", Page.class, this::page),
                Route.post(ALL, Role.PRODUCER, "Creates a share", ShareRequest.class, IssuedShare.class, this::create),
                Route.get(ALL + "/expiring", Role.SUPPORT, "When links end", Expiring.class, this::expiring),
                Route.get(ONE, Role.SUPPORT, "One share", Share.class, this::one),
                Route.get(ONE + "/sessions", Role.SUPPORT, "Its sessions, newest first", Page.class, this::sessions),
                Route.post(ONE + "/revoke", Role.ADMIN, "Ends it", Reason.class, Share.class, this::revoke),
                Route.post(ONE + "/freeze", Role.PRODUCER, "Holds it", null, Share.class, this::freeze),
                Route.post(ONE + "/unfreeze", Role.PRODUCER, "Lifts its hold", null, Share.class, this::unfreeze),
                Route.post(ONE + "/ttl", Role.SUPPORT, "Changes its TTL", NewTtl.class, Share.class, this::ttl),
                Route.post(ONE + "/reissue", Role.SUPPORT, "Issues it anew", null, IssuedShare.class, this::reissue),
                Route.get("/api/v1/policy", Role.SUPPORT, "TTL range of each tier", List.class, c -> policies.tiers()),
                Route.post(
                        "/api/v1/inspections",
                        Role.SUPPORT,
                        "What the service knows about a link",
                        Pasted.class,
                        InspectedShare.class,
                        call -> inspector.inspect(call.body(Pasted.class).link())));
    }

    private Object page(Call call) {
        var page = queries.page(
                filter(call),
                call.query("sort").orElse("expires"),
                call.query("after").orElse(null),
                call.number("skip", 0, 0, 100_000_000),
                call.number("limit", 100, 1, 500));
        var items = page.items().stream().map(links::share).toList();
        return new Page<>(items, page.next(), page.total());
    }

    private Object expiring(Call call) {
        return queries.expiring(call.number("hours", 24, 1, 8760), call.number("buckets", 48, 1, 500));
    }

    private static ShareFilter filter(Call call) {
        return new ShareFilter(
                call.query("asset").orElse(null),
                call.query("channel").orElse(null),
                word(call, "mode", ShareMode::valueOf),
                call.query("risk").orElse(null),
                states(call),
                call.query("within").map(Ttl::parse).orElse(null),
                call.query("text").orElse(null));
    }

    private static <T> @Nullable T word(Call call, String name, Function<String, T> reader) {
        return call.query(name).map(text -> word(text, name, reader)).orElse(null);
    }

    /** One state, or several with commas between them. */
    private static Set<ShareState> states(Call call) {
        return call.query("state").stream()
                .flatMap(text -> Arrays.stream(text.split(",", ShareState.values().length + 1)))
                .map(text -> word(text, "state", ShareState::valueOf))
                .collect(Collectors.toSet());
    }

    private static <T> T word(String text, String name, Function<String, T> reader) {
        try {
            return reader.apply(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Fault.badRequest("bad-filter", "There is no " + name + " " + text + ".", null);
        }
    }

    private Object create(Call call) throws IOException {
        var standing = shares.create(call.body(ShareRequest.class), call.operator());
        changes.tell("share", standing.row().handle());
        return Answers.json(201, "application/json", links.issued(standing));
    }

    private Object one(Call call) {
        return links.share(queries.get(call.path("handle")));
    }

    private Object sessions(Call call) {
        queries.get(call.path("handle"));
        return sessions.ofShare(call.path("handle"), call.number("limit", 100, 1, 500));
    }

    private Object revoke(Call call) throws IOException {
        var share = queries.get(call.path("handle"));
        String reason = call.hasBody() ? call.body(Reason.class).reason() : null;
        revocations
                .revoke(share.row().handle(), call.operator(), reason)
                .durable()
                .join();
        return changed(call);
    }

    private Object freeze(Call call) {
        var share = queries.get(call.path("handle"));
        if (share.state() != ShareState.ACTIVE) {
            throw Fault.conflict("share-not-active", "Only an active link can be frozen.", null);
        }
        revocations.freeze(share.row(), call.operator()).durable().join();
        return changed(call);
    }

    private Object unfreeze(Call call) {
        var share = queries.get(call.path("handle"));
        revocations.unfreeze(share.row().handle(), call.operator()).durable().join();
        return changed(call);
    }

    private Object ttl(Call call) throws IOException {
        shares.changeTtl(call.path("handle"), call.body(NewTtl.class).ttl(), call.operator());
        return changed(call);
    }

    private Object reissue(Call call) {
        var fresh = shares.reissue(call.path("handle"), call.operator());
        changes.tell("share", call.path("handle"));
        changes.tell("share", fresh.row().handle());
        return links.issued(fresh);
    }

    private Object changed(Call call) {
        changes.tell("share", call.path("handle"));
        return one(call);
    }
}
