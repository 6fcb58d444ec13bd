package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the service knows about a link that support pasted.
 *
 * @param share the share it belongs to; null when no share matches
 * @param refusalCode rule that refuses it now, for example {@code revoked}; null when nothing does
 * @param refusalSentence that rule in people's words
 * @param sessions newest first, at most 20
 * @param viewings what telemetry tells of those sessions; a session it heard nothing of is not among them
 * @param peers the other links of its channel; null when there are none
 * @param hold what holds it; null when nothing does
 * @param refused viewers who were refused since the service started, newest first, at most 8
 * @param seenFrom the address that whoever asks is seen to come from; null when the service asks itself
 * @param killedKey who ended the key that signed it; null for a key that is trusted and a link that no key signed
 * @param entitlement how long starts of sessions take, for all links
 */
public record InspectedShare(
        @Nullable Share share,
        @Nullable String refusalCode,
        @Nullable String refusalSentence,
        List<SessionInfo> sessions,
        List<SessionQuality> viewings,
        @Nullable Peers peers,
        @Nullable Hold hold,
        List<RefusedStart> refused,
        @Nullable String seenFrom,
        @Nullable KilledKey killedKey,
        EntitlementTrend entitlement) {
    public InspectedShare {
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
        viewings = viewings == null ? List.of() : List.copyOf(viewings);
        refused = refused == null ? List.of() : List.copyOf(refused);
        entitlement = entitlement == null ? EntitlementTrend.NONE : entitlement;
    }

    /** The same with what telemetry tells of its sessions. */
    public InspectedShare with(List<SessionQuality> told) {
        return new InspectedShare(
                share,
                refusalCode,
                refusalSentence,
                sessions,
                told,
                peers,
                hold,
                refused,
                seenFrom,
                killedKey,
                entitlement);
    }

    /** What telemetry tells of a session; empty when it heard nothing of it. */
    public Optional<SessionQuality> viewing(String sid) {
        return viewings.stream().filter(viewing -> viewing.sid().equals(sid)).findFirst();
    }

    /**
     * The other links of a channel, the thousand that end last.
     *
     * @param links how many were looked at
     * @param ttlSeconds the TTL that most of them have
     * @param same how many have it
     */
    public record Peers(int links, long ttlSeconds, int same) {}

    /** Who holds a link since when. */
    public record Hold(Instant at, String by) {}

    /**
     * A signing key that was ended with everything it had signed.
     *
     * @param run id of the invalidation; null where the key was killed by itself
     * @param reason as stated; null when not stated
     */
    public record KilledKey(
            String kid,
            Instant at,
            String by,
            @Nullable String run,
            @Nullable String reason) {}
}
