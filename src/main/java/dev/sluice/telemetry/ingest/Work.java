package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cmcd.Cmcd;
import dev.sluice.telemetry.cohort.Traits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the ingesting thread is given. */
sealed interface Work {
    /** Bodies of one source that are in the journal under this sequence. */
    record Posted(long sequence, List<Body> bodies) implements Work {
        String source() {
            return bodies.getFirst().source();
        }

        /** The handle of the share; the id of a collector where it is not a share's own. */
        String share() {
            return source().substring(2);
        }
    }

    /** Something that was seen and not acknowledged to anybody. */
    sealed interface Seen extends Work {
        String share();
    }

    /**
     * A request for media under a session.
     *
     * @param refusal code of the rule that refused it; null when it was answered
     * @param cmcd what its player sent along; null when it sent nothing
     */
    record Requested(
            String share,
            String sid,
            long at,
            @Nullable String refusal,
            @Nullable Cmcd cmcd,
            Traits client) implements Seen {}

    /** A viewer whom a rule kept from starting a session. */
    record TurnedAway(String share, long at, Traits client) implements Seen {}

    /** Takes sessions of these shares out of everything since a time. */
    record Forget(Set<String> shares, long since) implements Work {}
}
