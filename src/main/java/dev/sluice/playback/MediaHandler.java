package dev.sluice.playback;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.gateway.Admission;
import dev.sluice.gateway.Admission.Decision;
import dev.sluice.gateway.MediaAnswers;
import dev.sluice.gateway.UserAgents;
import dev.sluice.token.Claims;
import dev.sluice.token.Grant;
import dev.sluice.token.TokenPath;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Media under a token: {@code /URISigningPackage=<jwt>/<asset>/<file>}. Every request asks signature, times, path, bound
 * context, floors and holds; only the first GET of a multivariant playlist under a link token leaves the selector's thread.
 */
public final class MediaHandler extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(MediaHandler.class);
    private static final String MULTIVARIANT = "master.m3u8";

    private final Admission admission;
    private final Starts starts;
    private final Viewers viewers;
    private final Library library;
    private final Activity activity;
    private final Clock clock;
    private final Executor blocking;
    private final Witness witness;

    /**
     * Serves media.
     *
     * @param blocking where a session that starts with a playlist waits for the store
     */
    public MediaHandler(
            Admission admission,
            Starts starts,
            Viewers viewers,
            Library library,
            Activity activity,
            Clock clock,
            Executor blocking,
            Witness witness) {
        this.admission = admission;
        this.starts = starts;
        this.viewers = viewers;
        this.library = library;
        this.activity = activity;
        this.clock = clock;
        this.blocking = blocking;
        this.witness = witness;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var signed = TokenPath.split(request.getHttpURI().getPath()).orElse(null);
        if (signed == null) {
            return false;
        }
        switch (request.getMethod()) {
            case "OPTIONS" -> MediaAnswers.preflight(request, response, callback);
            case "GET", "HEAD" -> new Exchange(request, response, callback).answer(signed);
            default ->
                MediaAnswers.problem(
                        request,
                        response,
                        Problem.of(405, "method-not-allowed", "Media is read with GET or HEAD.", null, null),
                        callback);
        }
        return true;
    }

    /** One request under a token. */
    private final class Exchange {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Instant now = clock.instant();

        Exchange(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void answer(TokenPath signed) {
            var viewer = viewers.of(request);
            switch (admission.decide(signed, viewer.address(), viewer.userAgent(), now)) {
                case Decision.Refused refused -> {
                    seen(refused.grant(), viewer, refused.code());
                    refuse(refused);
                }
                case Decision.Admitted admitted -> admit(admitted.claims(), viewer, signed);
            }
        }

        private void admit(Claims claims, Viewer viewer, TokenPath signed) {
            if (claims.grant().sid() == null) {
                link(claims);
            } else {
                activity.touch(claims.grant().session());
                seen(claims.grant(), viewer, null);
                file(signed.path());
            }
        }

        private void link(Claims claims) {
            if (UserAgents.looksOnly(request)) {
                preview(claims.grant().asset());
            } else {
                blocking.execute(() -> start(claims.grant()));
            }
        }

        /** What a chat program or a prefetch gets: the list, under no session, so that nothing is opened or kept. */
        private void preview(String asset) {
            var file = library.find(asset, MULTIVARIANT);
            if (file.isEmpty()) {
                MediaAnswers.problem(request, response, missing().problem(), callback);
            } else {
                MediaAnswers.playlist(request, response, file.get().text(), callback);
            }
        }

        private void start(Grant grant) {
            try {
                var timing = ServerTiming.begin();
                var session = starts.start(grant.share(), viewers.starting(request), false);
                timing.entitled(response);
                String base = "../.." + session.playlist().replace(MULTIVARIANT, "");
                MediaAnswers.playlist(request, response, playlist(grant.asset(), base), callback);
            } catch (Fault e) {
                MediaAnswers.problem(request, response, e.problem(), callback);
            } catch (RuntimeException e) {
                LOG.error("A session did not start", e);
                callback.failed(e);
            }
        }

        private void seen(@Nullable Grant grant, Viewer viewer, @Nullable String refusal) {
            if (grant != null && grant.sid() != null) {
                witness.asked(request, viewer, grant, refusal);
            }
        }

        private String playlist(String asset, String base) {
            var file = library.find(asset, MULTIVARIANT).orElseThrow(Exchange::missing);
            return SessionPlaylist.under(base, file.text());
        }

        private void file(String path) {
            int slash = path.indexOf('/', 1);
            var file = library.find(path.substring(1, slash), path.substring(slash + 1));
            if (file.isEmpty()) {
                MediaAnswers.problem(request, response, missing().problem(), callback);
            } else {
                MediaAnswers.file(request, response, file.get(), callback);
            }
        }

        private void refuse(Decision.Refused refused) {
            activity.refused().add(refused.scope());
            var problem = Problem.of(403, refused.code(), refused.sentence(), null, null);
            MediaAnswers.refuse(request, response, refused.deny(), refused.sentence(), problem, callback);
        }

        private static Fault missing() {
            return Fault.notFound("media-missing", "There is no such file.", null);
        }
    }
}
