package dev.sluice.edge;

import dev.sluice.api.Problem;
import dev.sluice.floors.Refusal;
import dev.sluice.gateway.Addresses;
import dev.sluice.gateway.Admission.Decision;
import dev.sluice.gateway.MediaAnswers;
import dev.sluice.token.DenyCode;
import dev.sluice.token.TokenPath;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests under a token, and the questions of a server beside this one: {@code /edge/authorize} with the address
 * in question in {@code X-Original-URI}, as nginx asks, or behind it in the path, as Traffic Server does. Nothing is looked
 * up before the request is admitted.
 */
final class EdgeHandler extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeHandler.class);
    private static final String AUTHORIZE = "/edge/authorize";
    private static final String ORIGINAL = "X-Original-URI";

    private final FeedFollower follower;
    private final MediaStore media;
    private final Upstream service;
    private final Addresses addresses;
    private final Clock clock;
    private final Executor blocking;
    private final RequestCounts counts = new RequestCounts();

    /** @param service where sessions start */
    EdgeHandler(
            FeedFollower follower,
            MediaStore media,
            Upstream service,
            Addresses addresses,
            Clock clock,
            Executor blocking) {
        this.follower = follower;
        this.media = media;
        this.service = service;
        this.addresses = addresses;
        this.clock = clock;
        this.blocking = blocking;
    }

    RequestCounts counts() {
        return counts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (AUTHORIZE.equals(path)) {
            authorize(request.getHeaders().get(ORIGINAL), request, response, callback);
            return true;
        }
        if (path.startsWith(AUTHORIZE + "/")) {
            authorize(path.substring(AUTHORIZE.length()), request, response, callback);
            return true;
        }
        var signed = TokenPath.split(path).orElse(null);
        if (signed == null) {
            return false;
        }
        switch (request.getMethod()) {
            case "OPTIONS" -> MediaAnswers.preflight(request, response, callback);
            case "GET", "HEAD" -> serve(asked(signed, request, response, callback));
            default ->
                MediaAnswers.problem(
                        request,
                        response,
                        Problem.of(405, "method-not-allowed", "Media is read with GET or HEAD.", null, null),
                        callback);
        }
        return true;
    }

    private Asked asked(TokenPath signed, Request request, Response response, Callback callback) {
        return new Asked(signed, addresses.of(request), request, response, callback);
    }

    private void authorize(@Nullable String original, Request request, Response response, Callback callback) {
        var signed = TokenPath.split(original == null ? "" : original.split("\\?", 2)[0])
                .orElse(null);
        if (signed == null) {
            counts.refuse(null);
            refuse(request, response, callback, NO_TOKEN);
            return;
        }
        var asked = asked(signed, request, response, callback);
        switch (decide(asked)) {
            case Decision.Refused no -> refuse(asked, no);
            case Decision.Admitted _ -> {
                counts.serve();
                MediaAnswers.admitted(request, response, callback);
            }
        }
    }

    private static final Decision.Refused NO_TOKEN =
            new Decision.Refused(DenyCode.MALFORMED, "token-missing", "The address asked for carries no token.", null);

    private void serve(Asked asked) {
        switch (decide(asked)) {
            case Decision.Refused no -> refuse(asked, no);
            case Decision.Admitted yes -> {
                counts.serve();
                if (yes.claims().grant().sid() != null || media instanceof NoMedia) {
                    media.answer(asked);
                } else {
                    link(asked);
                }
            }
        }
    }

    /** Under a link token, which is no session yet, the service makes the playlist; who only looks gets none. */
    private void link(Asked asked) {
        if (asked.request().getMethod().equals("GET")) {
            blocking.execute(() -> start(asked));
        } else {
            MediaAnswers.playlist(asked.request(), asked.response(), "", asked.callback());
        }
    }

    /** A session starts at the service, which keeps the rules of the share and can mint. */
    private void start(Asked asked) {
        try {
            Upstream.relay(asked, service.fetch(asked));
        } catch (RuntimeException e) {
            LOG.warn("A session could not start: {}", e.getMessage());
            Upstream.unreachable(asked);
        }
    }

    private Decision decide(Asked asked) {
        return follower.following()
                .map(f -> f.admission().decide(asked.signed(), asked.viewer(), asked.userAgent(), clock.instant()))
                .orElse(NEVER_HEARD);
    }

    private static final Decision NEVER_HEARD =
            new Decision.Refused(DenyCode.REVOKED, "edge-unhealthy", Refusal.Reason.LEASE_LAPSED.sentence(), null);

    private void refuse(Asked asked, Decision.Refused no) {
        counts.refuse(no.scope());
        refuse(asked.request(), asked.response(), asked.callback(), no);
    }

    private static void refuse(Request request, Response response, Callback callback, Decision.Refused no) {
        var problem = Problem.of(403, no.code(), no.sentence(), null, null);
        MediaAnswers.refuse(request, response, no.deny(), no.sentence(), problem, callback);
    }
}
