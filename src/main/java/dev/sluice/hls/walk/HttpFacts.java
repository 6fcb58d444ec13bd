package dev.sluice.hls.walk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a server beyond the media themselves.
 *
 * @param origin the Origin that was sent
 * @param asked this machine's clock when {@code identity} was answered
 * @param identity the first playlist, asked for without compression
 * @param preflight the answer to OPTIONS for a segment; null when there is none
 */
public record HttpFacts(
        String origin,
        Instant asked,
        Response identity,
        @Nullable Response preflight) {}
