package dev.sluice.console.links.detail;

import dev.sluice.api.LinkHour;
import dev.sluice.api.Quality.Estimate;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import java.util.Locale;
import javafx.scene.Node;

/** What the viewers of a link got in the last hour. */
final class HourRows {
    /** Fewer say nothing about a p95. */
    private static final int FEWEST = 20;

    private HourRows() {}

    static Node of(LinkHour hour) {
        if (hour.attempts() == 0) return Texts.muted("Nobody has tried to watch.");
        return KeyValueList.figures()
                .add("Starts", starts(hour))
                .add("Startup p95", startup(hour))
                .add("Stalled time", hour.stalled().n() == 0 ? "–" : share(hour.stalled()))
                .add("Start failures", failures(hour.failed()));
    }

    private static String starts(LinkHour hour) {
        var words = String.format(Locale.ENGLISH, "%,d of %,d", hour.started(), hour.attempts());
        return hour.refused() == 0
                ? words
                : words + String.format(Locale.ENGLISH, ", %,d refused by rules", hour.refused());
    }

    private static String startup(LinkHour hour) {
        var startup = hour.startupMs();
        if (startup.n() == 0) return "nobody started who says so";
        if (startup.n() < FEWEST) {
            return String.format(
                    Locale.ENGLISH, "n %d is too few; half of all %.2f s", startup.n(), hour.medianMs() / 1000);
        }
        return String.format(
                Locale.ENGLISH,
                "%.2f s (%.2f – %.2f), n %,d",
                startup.value() / 1000,
                startup.low() / 1000,
                startup.high() / 1000,
                startup.n());
    }

    private static String failures(Estimate failed) {
        return failed.n() == 0
                ? "–"
                : String.format(
                        Locale.ENGLISH, "%s, %,.0f of %,d", share(failed), failed.value() * failed.n(), failed.n());
    }

    private static String share(Estimate estimate) {
        return String.format(Locale.ENGLISH, "%.2f %%", estimate.value() * 100);
    }
}
