package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One destination of one show.
 *
 * @param destination id
 * @param name of the destination
 * @param kind of the destination
 * @param state how it does
 * @param code short stable code of what is wrong; empty when nothing is
 * @param sentence the state for people
 * @param since when it came to this state
 * @param health as measured last
 */
public record Publication(
        String destination,
        String name,
        DestinationKind kind,
        PublicationState state,
        String code,
        String sentence,
        Instant since,
        Health health) {

    /**
     * Measured, not assumed.
     *
     * @param connected whether the destination holds a connection open now
     * @param bitRate sent over the last seconds, bit/s
     * @param targetBitRate what the show or the encoder gives, bit/s; 0 while unknown
     * @param droppedFrames pictures left out because it was too slow
     * @param lateFrames pictures handed over more than a second late
     * @param reconnects connections after the first
     * @param sentBytes bytes given to its connections in all
     * @param acknowledgedBytes bytes that the other side has acknowledged; null where that cannot be seen
     * @param delayMs newest picture of the source until it left here, held back time included; null while unknown
     */
    public record Health(
            boolean connected,
            long bitRate,
            long targetBitRate,
            long droppedFrames,
            long lateFrames,
            int reconnects,
            long sentBytes,
            @Nullable Long acknowledgedBytes,
            @Nullable Long delayMs) {
        /** Nothing was measured yet. */
        public static final Health NONE = new Health(false, 0, 0, 0, 0, 0, 0, null, null);
    }
}
