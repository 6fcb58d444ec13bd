package dev.sluice.relay;

import dev.sluice.hls.walk.StageClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request of the relay to the outside, as evidence: a row of the waterfall.
 *
 * @param number from 1, in the order of starting
 * @param kind what was asked for
 * @param url with signatures and tokens masked; safe to show and to copy
 * @param startedAt wall clock
 * @param status HTTP status of the last answer after redirects; 0 when none came
 * @param contentType as the server said it; empty when it said nothing
 * @param bytes of the body that arrived, before decompression is undone
 * @param stages where the time went
 * @param failure what went wrong, one sentence; null when nothing did
 * @param firstBytes the beginning of a body that was not what it should be, control characters as dots; null otherwise
 */
public record UpstreamRequest(
        int number,
        Kind kind,
        String url,
        Instant startedAt,
        int status,
        String contentType,
        long bytes,
        Stages stages,
        @Nullable String failure,
        @Nullable String firstBytes) {

    UpstreamRequest failing(String why) {
        return new UpstreamRequest(number, kind, url, startedAt, status, contentType, bytes, stages, why, firstBytes);
    }

    /** What was asked for. */
    public enum Kind {
        PLAYLIST,
        INIT,
        SEGMENT,
        KEY
    }

    /**
     * Times of one request, each zero where the stage did not happen (a connection that was reused has neither dns nor
     * connect nor tls).
     *
     * @param dns looking up the name
     * @param connect TCP handshake
     * @param tls TLS handshake
     * @param answer from the request sent to the first byte of the answer
     * @param body from there to the last byte
     * @param total from start to end, queueing included
     */
    public record Stages(Duration dns, Duration connect, Duration tls, Duration answer, Duration body, Duration total) {
        static Stages of(StageClock.Stages taken) {
            return new Stages(taken.dns(), taken.connect(), taken.tls(), taken.answer(), taken.body(), taken.total());
        }
    }
}
