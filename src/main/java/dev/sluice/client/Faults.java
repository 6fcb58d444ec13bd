package dev.sluice.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What can go wrong between here and the service, as a {@link Fault} with a next act. */
final class Faults {
    private static final long MAX_PROBLEM = 64 << 10;
    private static final String START_IT =
            "Start it with `sluice serve`, or name another one with --url or SLUICE_URL.";

    private final HttpUrl base;

    Faults(HttpUrl base) {
        this.base = base;
    }

    /** The service answered, and said no. */
    Fault refused(Response response) {
        var problem = problem(response);
        return new Fault(problem == null ? withoutProblem(response.code()) : problem);
    }

    /** The service did not answer, or stopped in the middle. */
    Fault unreachable(@Nullable Throwable cause) {
        var problem = Problem.of(503, "service-unreachable", sentence(cause), detail(cause), START_IT);
        return cause == null ? new Fault(problem) : new Fault(problem, cause);
    }

    /** Something answered, but not as a Sluice service does. */
    Fault notTheService(JsonProcessingException cause) {
        return new Fault(
                Problem.of(
                        502, "not-a-service", notSluice(), "The answer is not the JSON of the control API.", CHECK_URL),
                cause);
    }

    private static final String CHECK_URL = "Check the URL; it is the one that `sluice serve` prints.";

    private String notSluice() {
        return "What answers at " + base + " is not a Sluice service, or one of another version.";
    }

    private String sentence(@Nullable Throwable cause) {
        return switch (cause) {
            case SSLException _ -> "No secure connection to the service at " + base + ".";
            case InterruptedIOException _ -> "The service at " + base + " did not answer in time.";
            case null, default -> "The service at " + base + " does not answer.";
        };
    }

    private static @Nullable String detail(@Nullable Throwable cause) {
        return cause == null ? null : cause.getMessage();
    }

    private Problem withoutProblem(int status) {
        return switch (status) {
            case 401 ->
                Problem.of(
                        401,
                        "key-unknown",
                        "The key is not known to the service at " + base + ".",
                        null,
                        "Ask an admin for a key, or use the admin key file of the workspace.");
            case 502, 503, 504 ->
                Problem.of(
                        status,
                        "service-unreachable",
                        "The service at " + base + " is not ready.",
                        "HTTP " + status,
                        "Try again in a moment.");
            default -> Problem.of(status, "not-a-service", notSluice(), "HTTP " + status, CHECK_URL);
        };
    }

    private static @Nullable Problem problem(Response response) {
        var type = response.header("Content-Type", "");
        if (type == null || !type.startsWith("application/problem+json")) {
            return null;
        }
        try {
            var problem = Json.MAPPER.readValue(response.peekBody(MAX_PROBLEM).bytes(), Problem.class);
            return problem.code() == null || problem.title() == null ? null : problem;
        } catch (IOException e) {
            return null;
        }
    }
}
