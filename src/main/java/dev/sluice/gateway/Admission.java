package dev.sluice.gateway;

import dev.sluice.floors.Epochs;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Refusal;
import dev.sluice.floors.Scope;
import dev.sluice.floors.Stamp;
import dev.sluice.token.Claims;
import dev.sluice.token.DenyCode;
import dev.sluice.token.Grant;
import dev.sluice.token.TokenPath;
import dev.sluice.token.Verdict;
import dev.sluice.token.Verifier;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says about a request under a token whether it may be served: signature, times, path, lease, floors, holds, bound address
 * and device, in this order. Safe for any number of threads.
 */
public final class Admission {
    private final Verifier verifier;
    private final Gate gate;
    private final String mediaBase;
    private final String edges;

    /**
     * Admits what {@code verifier} and {@code gate} let through.
     *
     * @param mediaBase scheme and authority that tokens are good for; paths are put behind it before they are matched
     * @param edges the edge set that asks
     */
    public Admission(Verifier verifier, Gate gate, String mediaBase, String edges) {
        this.verifier = verifier;
        this.gate = gate;
        this.mediaBase = mediaBase;
        this.edges = edges;
    }

    /** What knows the tokens; worth keeping when the gate is replaced, for a signature is dear. */
    public Verifier verifier() {
        return verifier;
    }

    /** What becomes of a request. */
    public sealed interface Decision {
        /** It may be served. */
        record Admitted(Claims claims) implements Decision {}

        /**
         * It must not be served.
         *
         * @param deny in numbers of RFC 9246
         * @param code of the problem, short and stable
         * @param sentence the reason for a person
         * @param scope of the invalidation that hit it; null where none did
         * @param grant of a token that is genuine; null where nothing it says can be believed
         */
        record Refused(
                DenyCode deny,
                String code,
                String sentence,
                @Nullable Scope scope,
                @Nullable Grant grant) implements Decision {

            /** Of a request whose token says nothing that can be believed. */
            public Refused(DenyCode deny, String code, String sentence, @Nullable Scope scope) {
                this(deny, code, sentence, scope, null);
            }
        }
    }

    /**
     * Decides.
     *
     * @param address the viewer's, after trusted proxies
     * @param userAgent as sent; null where there is none
     */
    public Decision decide(TokenPath signed, InetAddress address, @Nullable String userAgent, Instant now) {
        return switch (verifier.verify(signed.token(), mediaBase + signed.path(), edges, now)) {
            case Verdict.Refused refused ->
                new Decision.Refused(refused.code(), code(refused.code()), refused.sentence(), null);
            case Verdict.Accepted accepted -> decide(accepted.claims(), address, userAgent, now);
        };
    }

    private Decision decide(Claims claims, InetAddress address, @Nullable String userAgent, Instant now) {
        var dead = gate.refusal(stamp(claims), now);
        if (dead.isPresent()) {
            var reason = dead.get().reason();
            return new Decision.Refused(
                    DenyCode.REVOKED,
                    code(reason),
                    reason.sentence(),
                    dead.get().scope(),
                    claims.grant());
        }
        String device =
                claims.grant().device() == null ? null : UserAgents.deviceClass(userAgent == null ? "" : userAgent);
        return claims.contextRefusal(address, device)
                .<Decision>map(r -> new Decision.Refused(
                        DenyCode.ADDRESS, elsewhere(claims, address), r.sentence(), null, claims.grant()))
                .orElseGet(() -> new Decision.Admitted(claims));
    }

    private static String elsewhere(Claims claims, InetAddress address) {
        var prefix = claims.grant().prefix();
        return prefix != null && !prefix.contains(address) ? "wrong-address" : "wrong-device";
    }

    private static String code(DenyCode deny) {
        return switch (deny) {
            case EXPIRED -> "expired";
            case NOT_YET_VALID -> "not-yet-valid";
            case URI -> "wrong-path";
            case ADDRESS -> "wrong-address";
            case REVOKED -> "revoked";
            default -> "token-refused";
        };
    }

    private static String code(Refusal.Reason reason) {
        return switch (reason) {
            case REVOKED, KEY_KILLED, ISSUED_BEFORE -> "revoked";
            case FROZEN -> "frozen";
            case SHORTENED -> "expired";
            case SESSION_DENIED -> "session-ended";
            case LEASE_LAPSED -> "edge-unhealthy";
        };
    }

    private static Stamp stamp(Claims claims) {
        var grant = claims.grant();
        return new Stamp(
                grant.share(),
                grant.asset(),
                grant.channel(),
                grant.viewer(),
                Epochs.of(grant.epochs()),
                grant.shareCreated(),
                claims.kid(),
                grant.session(),
                grant.risk());
    }
}
