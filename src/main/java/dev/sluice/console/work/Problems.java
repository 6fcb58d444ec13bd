package dev.sluice.console.work;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong, in a form a person can read. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The problem of a fault, or one that names what ended unforeseen. */
    public static Problem of(String title, Throwable thrown) {
        if (thrown instanceof Fault fault) return fault.problem();
        var cause = thrown.getCause();
        if (cause != null && (thrown instanceof ExecutionException || thrown instanceof CompletionException)) {
            return of(title, cause);
        }
        LOG.warn("{} failed", title, thrown);
        return Problem.of(
                500,
                "unforeseen",
                title + " ended with an error nobody foresaw.",
                thrown.getClass().getSimpleName(),
                "Try again; if it stays, send the log to whoever runs the service.");
    }
}
