package dev.sluice.share;

import dev.sluice.api.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an act comes to for one share, decided before anything is written. */
public sealed interface ShareChange {
    /** Nothing is done to it, for this reason. */
    record Refused(Problem problem) implements ShareChange {}

    /** It stops until it is unfrozen. */
    record Freeze() implements ShareChange {}

    /** It plays again. */
    record Unfreeze() implements ShareChange {}

    /** It ends for good. */
    record Revoke(@Nullable String reason) implements ShareChange {}

    /**
     * It gets another TTL and another end.
     *
     * @param end the same as before for {@code embed}, whose TTL bounds its sessions
     */
    record Retime(Duration ttl, Instant end) implements ShareChange {}

    /** A new share is made from it; it is untouched itself. */
    record Reissue(Duration ttl) implements ShareChange {}
}
