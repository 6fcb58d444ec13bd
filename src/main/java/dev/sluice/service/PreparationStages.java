package dev.sluice.service;

import dev.sluice.api.PreparationTimes;
import dev.sluice.telemetry.session.Stage;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a video took before anybody could watch it, as stages of its viewers' latency budget. */
final class PreparationStages {
    private static final long MINUTE_MS = 60_000;
    /** A shorter video counts as one of this length, for starting the encoder takes its time too. */
    private static final long SHORTEST_MS = 10_000;

    private PreparationStages() {}

    /** Those that were measured; by the minute where a longer video may take longer. */
    static Map<Stage, Integer> of(PreparationTimes times, long lengthMs) {
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        put(stages, Stage.UPLOAD, times.uploadMs(), MINUTE_MS, Math.max(SHORTEST_MS, lengthMs));
        put(stages, Stage.PREPARATION, times.encodeMs(), MINUTE_MS, Math.max(SHORTEST_MS, lengthMs));
        put(stages, Stage.MANIFEST, times.manifestMs(), 1, 1);
        return Map.copyOf(stages);
    }

    private static void put(Map<Stage, Integer> stages, Stage stage, @Nullable Long ms, long of, long length) {
        if (ms != null) {
            stages.put(stage, (int) Math.min(Integer.MAX_VALUE, ms * of / length));
        }
    }
}
