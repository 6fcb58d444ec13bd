package dev.sluice.diagnosis;

import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the walk with its body.
 *
 * @param exchange what is kept of it
 * @param url where it came from, after redirects; a secret
 * @param body what was read; empty when there was no answer
 * @param target where it redirects to; null when it does not
 * @param failure why it did not come, or not whole; null when it did
 */
record Fetched(
        Exchange exchange,
        HttpUrl url,
        ByteString body,
        @Nullable HttpUrl target,
        @Nullable Failure failure) {

    /** What kept an answer from coming. */
    enum Failure {
        /** The request was not made, because of where it leads. */
        BARRED,
        /** Nothing came in time. */
        LATE,
        TLS,
        /** Nobody is there, or the connection broke. */
        BROKEN,
        /** This kind of client does not follow where it was sent. */
        NOT_FOLLOWED
    }

    boolean ok() {
        return exchange.ok();
    }

    /** Whether a server spoke at all. */
    boolean answered() {
        return exchange.status() != 0;
    }
}
