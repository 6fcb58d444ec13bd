package dev.sluice.console.ui;

import dev.sluice.api.ChannelFunnel;
import dev.sluice.console.act.Describe;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Tooltip;

/** The steps from link to conversion in words. */
public final class FunnelWords {
    private FunnelWords() {}

    /** All of them, of whom. */
    public static Tooltip tooltip(String whose, ChannelFunnel figures) {
        var steps = figures.steps().stream()
                .map(step -> String.format(Locale.ROOT, "%,d %s", step.count(), step.words()))
                .collect(Collectors.joining(", "));
        return Describe.tooltip(whose + ": " + steps + ".");
    }
}
