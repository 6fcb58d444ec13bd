package dev.sluice.api;

/**
 * What a risk tier's strictness costs.
 *
 * @param expiredInUse viewings ended by their own link's expiry
 * @param perThousand the same for each thousand that started
 * @param entitlementMs p95 of the check before the first picture
 */
public record RiskPrice(
        String risk, long started, long expiredInUse, double perThousand, double entitlementMs, long n) {}
