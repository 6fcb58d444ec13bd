package dev.sluice.floors;

import dev.sluice.api.LeaseTerms;

/**
 * What a reader of the feed starts with.
 *
 * @param feed id of this feed; another one after each start of the service, because what was in force and not yet durable
 *     when a process died is gone, and its sequences are given out again
 * @param edge name of the edge that asks
 * @param issuer {@code iss} of the tokens to honour
 * @param audience {@code aud} of the tokens to honour
 * @param mediaBase scheme and authority that tokens are good for
 * @param leases how long it may serve without hearing the feed
 * @param snapshot everything in force
 */
public record FeedStart(
        String feed,
        String edge,
        String issuer,
        String audience,
        String mediaBase,
        LeaseTerms leases,
        Snapshot snapshot) {}
