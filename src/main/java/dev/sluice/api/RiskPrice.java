package dev.sluice.api;

/**
 * What a risk tier's strictness costs: the price of a short TTL and of strict checks, side by side.
 *
 * @param opened attempts to watch, those refused included
 * @param expiredInUse viewings ended by their own link's expiry
 * @param perThousand the same for each thousand that were opened
 * @param entitlementMs p95 of the check before the first picture
 * @param low lower bound of that at 95 %
 * @param high upper bound
 * @param n checks it rests on
 */
public record RiskPrice(
        String risk,
        long opened,
        long expiredInUse,
        double perThousand,
        double entitlementMs,
        double low,
        double high,
        long n) {}
