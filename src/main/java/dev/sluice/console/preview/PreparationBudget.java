package dev.sluice.console.preview;

import dev.sluice.api.PreparationTimes;
import dev.sluice.console.chart.LatencyBudgetBar.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages before anybody can watch, each against its budget: none of receiving and encoding may take longer than
 * watching it does, and nobody waits long for playlists.
 */
record PreparationBudget(List<Part> parts, double wholeMs) {
    private static final double SHORTEST = 10_000;
    private static final double MANIFESTS = 5_000;
    /** Of the length, for measuring all segments and decoding the smallest rendition once. */
    private static final double CHECKING = 0.25;

    static PreparationBudget of(PreparationTimes times, @Nullable Long lengthMs) {
        var length = Math.max(SHORTEST, lengthMs == null ? 0 : (double) lengthMs);
        var parts = List.of(
                new Part("upload", ms(times.uploadMs()), length),
                new Part("preparation", ms(times.encodeMs()), length),
                new Part("manifest generation", ms(times.manifestMs()), MANIFESTS),
                new Part("readiness check", ms(times.checkMs()), Math.max(SHORTEST, length * CHECKING)));
        return new PreparationBudget(
                parts, parts.stream().mapToDouble(Part::budgetMs).sum());
    }

    private static @Nullable Double ms(@Nullable Long value) {
        return value == null ? null : (double) value;
    }
}
