package dev.sluice.api;

import java.util.List;

/**
 * The readiness of a presentation: what the checks found, and what was measured.
 *
 * @param ready whether nothing blocks
 * @param profile the profile the checks ran against, for example {@code vod}
 * @param findings worst first; every check that ran has at least one
 * @param renditions one for each media playlist, in the order of their first mention
 */
public record CheckReport(boolean ready, String profile, List<Finding> findings, List<RenditionReport> renditions) {
    public CheckReport {
        findings = List.copyOf(findings);
        renditions = List.copyOf(renditions);
    }
}
