package dev.sluice.edge;

import dev.sluice.api.Problem;
import dev.sluice.gateway.MediaAnswers;
import dev.sluice.gateway.MediaFile;
import dev.sluice.token.TokenPath;
import java.net.InetAddress;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One request under a token.
 *
 * @param viewer address of who asks, after trusted proxies
 */
record Asked(TokenPath signed, InetAddress viewer, Request request, Response response, Callback callback) {
    @Nullable
    String userAgent() {
        return request.getHeaders().get(HttpHeader.USER_AGENT);
    }

    /** The first segment of the path: the asset. */
    String asset() {
        return signed.path().substring(1, fileStart() - 1);
    }

    /** What follows the asset. */
    String file() {
        return signed.path().substring(fileStart());
    }

    private int fileStart() {
        return signed.path().indexOf('/', 1) + 1;
    }

    void answer(Optional<MediaFile> file) {
        if (file.isPresent()) {
            MediaAnswers.file(request, response, file.get(), callback);
        } else {
            problem(Problem.of(404, "media-missing", "There is no such file.", null, null));
        }
    }

    void problem(Problem problem) {
        MediaAnswers.problem(request, response, problem, callback);
    }
}
