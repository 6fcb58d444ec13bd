package dev.sluice.api;

import java.time.Duration;

/**
 * How long an edge that hears nothing of revocations may go on serving protected media, by the risk tier of the share.
 *
 * @param high shares of the high tier
 * @param medium shares of the medium tier
 * @param low shares of the low tier; the longest, after which an edge serves nothing protected at all
 */
public record LeaseTerms(Duration high, Duration medium, Duration low) {
    /** Long enough for a restart of the service within a medium lease, short enough to wait for in an emergency. */
    public static final LeaseTerms DEFAULT =
            new LeaseTerms(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));

    public LeaseTerms {
        if (high.isNegative() || high.compareTo(medium) > 0 || medium.compareTo(low) > 0) {
            throw Fault.badRequest(
                    "lease-malformed", "A lease is not shorter for a lower risk.", "Order them: high, medium, low.");
        }
    }

    /** The lease of one tier. */
    public Duration of(Risk risk) {
        return switch (risk) {
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }
}
