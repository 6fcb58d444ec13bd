package dev.sluice.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What checking an asset against its readiness profile found.
 *
 * @param ready true when nothing blocks
 * @param profile what it was checked against, for example {@code vod}
 * @param findings worst first
 * @param renditions in the order of the multivariant playlist
 */
public record CheckReport(boolean ready, String profile, List<Finding> findings, List<Rendition> renditions) {
    public CheckReport {
        findings = List.copyOf(findings);
        renditions = List.copyOf(renditions);
    }

    /**
     * One rendition as it was found.
     *
     * @param name its URI as the playlist writes it
     * @param bandwidth declared peak in bits per second; null where none is declared
     * @param width pixels; null for audio
     * @param height pixels; null for audio
     * @param codecs as declared; null where none are declared
     * @param segments how many its playlist lists
     * @param durationMs sum of their durations in milliseconds
     */
    public record Rendition(
            String name,
            @Nullable Long bandwidth,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String codecs,
            int segments,
            long durationMs) {}
}
