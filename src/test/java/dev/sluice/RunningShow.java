package dev.sluice;

import dev.sluice.api.Publication;
import dev.sluice.api.Show;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A show that is on, for tests of how its destinations are told. */
public final class RunningShow {
    private RunningShow() {}

    /** {@code recording} is why nothing is recorded; null while it is. */
    public static Show of(@Nullable String recording, List<Publication> publications) {
        var now = Instant.EPOCH;
        return new Show(
                "show-1",
                "Evening",
                ShowState.LIVE,
                new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null),
                "stability",
                120,
                null,
                now,
                null,
                null,
                null,
                0,
                new Show.Input("live", "The source gives pictures.", now, 0, 0, 0, recording),
                publications,
                now,
                "ana");
    }
}
