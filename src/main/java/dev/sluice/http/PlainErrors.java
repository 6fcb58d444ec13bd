package dev.sluice.http;

import dev.sluice.api.Problem;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What is said of a request that reached no handler of ours: a problem, readable from any origin. The server's own page would
 * repeat the address, and with it a token.
 */
final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer known ? known : 500;
        response.getHeaders().put("Access-Control-Allow-Origin", "*");
        Answers.send(request, response, problem(status), callback);
        return true;
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404 ->
                Problem.of(
                        404,
                        "not-found",
                        "There is nothing at this address.",
                        null,
                        "Check that the whole address was copied.");
            case 431 -> Problem.of(431, "headers-too-large", "The headers of the request are too long.", null, null);
            default ->
                status < 500
                        ? Problem.of(status, "bad-request", "The request is malformed.", null, null)
                        : Problem.of(status, "internal", "The service failed to do this.", null, "Try again.");
        };
    }
}
