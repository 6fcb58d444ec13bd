package dev.sluice.console.quality;

import dev.sluice.api.ChannelFunnel;
import dev.sluice.api.Comparison;
import dev.sluice.api.Heatmap;
import dev.sluice.api.Intake;
import dev.sluice.api.Quality;
import dev.sluice.api.RiskPrice;
import dev.sluice.api.SessionQuality;
import dev.sluice.api.StageTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the screen, as of one moment.
 *
 * @param stages of the chosen cohort, as heatmap and sessions
 * @param comparison of the chosen cohort with what it is held against; null where that is nothing
 * @param matching how many sessions of it were looked at
 */
record Picture(
        Quality quality,
        @Nullable Comparison comparison,
        List<StageTime> stages,
        List<ChannelFunnel> funnel,
        List<RiskPrice> risk,
        Heatmap heatmap,
        List<SessionQuality> sessions,
        long matching,
        Intake intake) {}
