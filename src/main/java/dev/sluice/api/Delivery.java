package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to a webhook.
 *
 * @param id counts up
 * @param destination whom it is for
 * @param event dotted name, for example {@code show.live}
 * @param state {@code waiting}, {@code delivered} or {@code dead}
 * @param attempts how often it was sent
 * @param nextAt when it is sent next; null unless waiting
 * @param error what the last attempt met; null when nothing
 * @param createdAt when it was written
 */
public record Delivery(
        long id,
        String destination,
        String event,
        String state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable String error,
        Instant createdAt) {}
