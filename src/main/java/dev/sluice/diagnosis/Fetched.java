package dev.sluice.diagnosis;

import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the walk with its body.
 *
 * @param exchange what is kept of it
 * @param url where it came from, after redirects
 * @param body what was read; empty when there was no answer
 * @param whole whether that is all of it
 * @param target where it redirects to; null when it does not
 * @param barred whether the request was not made because of where it leads
 */
record Fetched(
        Exchange exchange,
        HttpUrl url,
        ByteString body,
        boolean whole,
        @Nullable HttpUrl target,
        boolean barred) {

    static Fetched nothing(Exchange exchange, HttpUrl url, boolean barred) {
        return new Fetched(exchange, url, ByteString.EMPTY, false, null, barred);
    }

    boolean ok() {
        return exchange.ok();
    }
}
