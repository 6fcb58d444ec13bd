package dev.sluice.api;

import java.util.List;

/**
 * What an invalidation would hit and spare, shown before the click.
 *
 * @param scope text form
 * @param title the scope in people's words, for example the asset's title
 * @param links live links hit
 * @param watching viewers hit who are watching now
 * @param channels channels hit
 * @param channelsInAll channels there are
 * @param spared live links not hit
 * @param recipients recipients kept for reissue
 * @param preflight edges, clocks, disk, notifier: what could hinder the run
 */
public record BlastRadius(
        String scope,
        String title,
        long links,
        long watching,
        long channels,
        long channelsInAll,
        long spared,
        long recipients,
        List<Finding> preflight) {
    public BlastRadius {
        preflight = List.copyOf(preflight);
    }
}
