package dev.sluice.console.chart;

import dev.sluice.console.ui.Tone;
import java.util.Locale;

/** The colours a canvas draws with; the stylesheet gives each its value as {@code -ink-…}. */
public enum Ink {
    SERIES_1,
    SERIES_2,
    SERIES_3,
    SERIES_4,
    OK,
    WARN,
    BAD,
    INFO,
    NEUTRAL,
    TEXT,
    MUTED,
    GRID,
    CURSOR,
    CARD;

    /** Its property in the stylesheet. */
    String property() {
        return "-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Ink of(Tone tone) {
        return switch (tone) {
            case OK -> OK;
            case WARN -> WARN;
            case BAD -> BAD;
            case INFO -> INFO;
            case NEUTRAL -> NEUTRAL;
        };
    }
}
