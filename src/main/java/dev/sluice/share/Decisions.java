package dev.sluice.share;

import dev.sluice.access.Operators;
import dev.sluice.api.BulkKind;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.api.Ttl;
import dev.sluice.api.TtlPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an act comes to for a share. A link that is out already is not lengthened where it carries its end in itself: an
 * {@code api} link that is to live longer becomes a new one. The others hand out a handle only, and their pages ask the
 * service, so that they live as long as the share does.
 *
 * @param policies the tiers as they are now
 * @param now when the act is done; a TTL counts from here
 */
public record Decisions(TtlPolicies policies, Operator by, Instant now) {

    /**
     * Decides.
     *
     * @param ttl as typed, for {@link BulkKind#TTL}
     * @param reason for {@link BulkKind#REVOKE}
     */
    public ShareChange decide(BulkKind kind, Standing share, @Nullable String ttl, @Nullable String reason) {
        try {
            return switch (kind) {
                case FREEZE -> freeze(share);
                case UNFREEZE -> unfreeze(share);
                case TTL -> retime(share, Ttl.parse(ttl == null ? "" : ttl));
                case EXTEND ->
                    retime(
                            share,
                            Duration.ofSeconds(policies.of(share.row().risk()).maxSeconds()));
                case ALIGN -> align(share);
                case REISSUE -> new ShareChange.Reissue(inRange(share));
                case REVOKE -> revoke(share, reason);
                case UNDO -> throw new IllegalArgumentException("Undo is decided from what was before");
            };
        } catch (Fault refused) {
            return new ShareChange.Refused(refused.problem());
        }
    }

    /** Back to the TTL and end before an act. */
    public ShareChange back(Standing share, Duration ttl, Instant end) {
        return share.state() == ShareState.REVOKED
                ? new ShareChange.Refused(ended().problem())
                : new ShareChange.Retime(ttl, end);
    }

    private static ShareChange freeze(Standing share) {
        if (share.state() != ShareState.ACTIVE) {
            throw Fault.conflict(
                    "share-not-active",
                    "Only an active link can be frozen, and this one is " + word(share) + ".",
                    "Leave it as it is; nothing plays under it.");
        }
        return new ShareChange.Freeze();
    }

    private static ShareChange unfreeze(Standing share) {
        if (share.state() != ShareState.FROZEN) {
            throw Fault.conflict(
                    "share-not-frozen",
                    "Only a frozen link can be unfrozen, and this one is " + word(share) + ".",
                    lifted(share));
        }
        return new ShareChange.Unfreeze();
    }

    private static String word(Standing share) {
        return ShareTable.lower(share.state());
    }

    private static String lifted(Standing share) {
        return share.state() == ShareState.ACTIVE
                ? "Nothing holds it; it plays."
                : "Reissue it if somebody should watch again.";
    }

    private static ShareChange revoke(Standing share, @Nullable String reason) {
        if (share.state() == ShareState.REVOKED) {
            throw Fault.conflict(
                    "share-revoked", "The link is revoked already.", "Nothing is left to do; it stays so.");
        }
        return new ShareChange.Revoke(reason);
    }

    private ShareChange retime(Standing share, Duration asked) {
        requireLiving(share);
        var row = share.row();
        Duration ttl = policies.inside(row.risk(), asked);
        if (row.mode() == ShareMode.EMBED) {
            requireMayShorten(ttl.compareTo(row.ttl()) < 0);
            return new ShareChange.Retime(ttl, row.expiresAt());
        }
        Instant end = now.plus(ttl);
        boolean longer = end.isAfter(row.expiresAt());
        requireMayShorten(!longer && end.isBefore(row.expiresAt()));
        return longer && row.mode() == ShareMode.API ? new ShareChange.Reissue(ttl) : new ShareChange.Retime(ttl, end);
    }

    private ShareChange align(Standing share) {
        requireLiving(share);
        var row = share.row();
        Duration inside = inRange(share);
        int longer = inside.compareTo(row.ttl());
        if (longer == 0) {
            throw Fault.conflict(
                    "ttl-in-range",
                    "The link is inside its tier's range already.",
                    "Leave it as it is, or give it a TTL of your own.");
        }
        if (longer > 0) {
            return retime(share, inside);
        }
        requireMayShorten(true);
        return new ShareChange.Retime(
                inside, row.mode() == ShareMode.EMBED ? row.expiresAt() : earlier(row.expiresAt(), now.plus(inside)));
    }

    /** The TTL a new share like this one would have: its own, as far as the tier allows it now. */
    private Duration inRange(Standing share) {
        TtlPolicy tier = policies.of(share.row().risk());
        return Duration.ofSeconds(Math.clamp(share.row().ttl().toSeconds(), tier.minSeconds(), tier.maxSeconds()));
    }

    /** To end something earlier is to withdraw it, which is not support's to do. */
    private void requireMayShorten(boolean shorter) {
        if (shorter) {
            Operators.require(by, Role.PRODUCER);
        }
    }

    private static void requireLiving(Standing share) {
        if (share.state() == ShareState.REVOKED || share.state() == ShareState.EXPIRED) {
            throw ended();
        }
    }

    private static Fault ended() {
        return Fault.conflict("share-ended", "This link has ended; its time cannot be changed.", "Reissue it instead.");
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
