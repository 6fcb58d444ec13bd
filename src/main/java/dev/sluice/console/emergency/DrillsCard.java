package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.console.chart.BarStrip;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** How rehearsals came out, oldest left: contained and verified times, red where one was not reached. */
final class DrillsCard extends Card {
    private static final int FEWEST = 12;

    private final Times times;
    private final KeyValueList rows = KeyValueList.figures();
    private final BarStrip contained = strip();
    private final BarStrip verified = strip();
    private final Label none = Texts.prose("No drill has run here. A drill hits canary links only.", "muted");

    DrillsCard(EmergencyModel model, Times times) {
        super("Drills");
        this.times = times;
        getChildren().addAll(none, Texts.small("contained"), contained, Texts.small("verified"), verified, rows);
        model.bookcase().drills().subscribe(this::show);
    }

    private static BarStrip strip() {
        var strip = new BarStrip();
        strip.setMinHeight(32);
        strip.setPrefHeight(32);
        return strip;
    }

    private void show(List<Run> drills) {
        boolean any = !drills.isEmpty();
        getChildren().stream().skip(1).forEach(node -> {
            boolean shown = any != node.equals(none);
            Shown.set(node, shown);
        });
        if (!any) {
            return;
        }
        contained.show(bars(drills, Run::containedMs));
        verified.show(bars(drills, Run::verifiedMs));
        rows.clear();
        Run last = drills.getFirst();
        rows.add("Last", times.relative(Objects.requireNonNull(last.endedAt())));
        rows.add("Contained", millis(last.containedMs()));
        rows.add("Verified", millis(last.verifiedMs()));
        count(drills.size() + (drills.size() == 1 ? " drill" : " drills"));
    }

    /** The newest at the right end; where there are few, the left stays empty. */
    private List<BarStrip.Bar> bars(List<Run> drills, Function<Run, @Nullable Long> time) {
        var bars = new ArrayList<BarStrip.Bar>();
        for (int empty = drills.size(); empty < FEWEST; empty++) {
            bars.add(new BarStrip.Bar(0, Tone.NEUTRAL, "no drill"));
        }
        drills.reversed().forEach(run -> bars.add(bar(run, time.apply(run))));
        return bars;
    }

    private BarStrip.Bar bar(Run run, @Nullable Long millis) {
        boolean fine = millis != null && run.state() == RunState.CLOSED;
        String words = millis(millis) + ", " + times.relative(run.declaredAt());
        return new BarStrip.Bar(millis == null ? 1 : Math.max(1, millis), fine ? Tone.OK : Tone.BAD, words);
    }

    private static String millis(@Nullable Long millis) {
        return millis == null ? "not reached" : Times.span(java.time.Duration.ofMillis(millis));
    }
}
