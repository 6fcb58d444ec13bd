package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One edge as the service knows it.
 *
 * @param name unique within the service; {@code built-in} is the service's own gateway
 * @param url where viewers reach it; null while that is not known
 * @param state how it stands to the feed
 * @param version of its agent; null before it was heard
 * @param acknowledged newest sequence in force there
 * @param lagMs publication to acknowledgement of the newest event it heard while connected, in milliseconds; null before
 * @param seenAt when it last asked for more; null before the first time
 * @param leaseEndsAt when it refuses everything protected by itself if it hears nothing more; null where it cannot miss
 *     anything or was not heard
 * @param skewMs how far its clock is ahead of the service's, in milliseconds
 * @param served requests admitted since it started
 * @param refused requests refused since it started
 */
public record Edge(
        String name,
        @Nullable String url,
        EdgeState state,
        @Nullable String version,
        long acknowledged,
        @Nullable Long lagMs,
        @Nullable Instant seenAt,
        @Nullable Instant leaseEndsAt,
        long skewMs,
        long served,
        long refused) {}
