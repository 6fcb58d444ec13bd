package dev.sluice.console.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.Edge;
import dev.sluice.api.EdgeState;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepEvidence;
import dev.sluice.console.Console;
import dev.sluice.console.ConsoleParts;
import dev.sluice.console.Desks;
import dev.sluice.console.Fx;
import dev.sluice.console.Pictures;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.console.ui.Gallery;
import dev.sluice.console.ui.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OneScreen
class EdgesCardTest {
    private final SimpleObjectProperty<List<Edge>> edges = new SimpleObjectProperty<>(List.of());
    private final SimpleObjectProperty<Acknowledgements> ofRun = new SimpleObjectProperty<>(Acknowledgements.NONE);

    @ParameterizedTest
    @EnumSource(
            value = ThemeMode.class,
            names = {"LIGHT", "DARK"})
    void picture(ThemeMode mode) throws Exception {
        var picture = Fx.call(() -> {
            edges.set(many());
            var alone = new SimpleObjectProperty<>(many().subList(0, 1));
            var page = Page.columns(
                    new double[] {25, 50, 25},
                    new EdgesCard(edges, ofRun),
                    new EdgesCard(alone, ofRun),
                    new EdgesCard(new SimpleObjectProperty<>(List.of()), ofRun));
            var console = new Console(new ConsoleParts(Desks.clock(), Runnable::run, Desks.service(), Map.of()));
            console.desk().navigator().makeWith(at -> Gallery.of(page));
            console.theme().mode().set(mode);
            console.desk().navigator().go(Place.EMERGENCY);
            return Pictures.of(console.scene());
        });
        Pictures.png(picture, Path.of("target/pictures", "edges-" + mode.name().toLowerCase() + ".png"));
        assertThat(picture.getWidth()).isEqualTo(1440);
    }

    @Test
    void namesEachEdgeWithItsTimeOrWithWhatIsWrong() {
        assertThat(words())
                .contains("5 of 8")
                .contains("ams-1|31 ms")
                .contains("iad-1|behind")
                .contains("sin-1|cut off, refuses")
                .contains("syd-1|clock wrong, refuses")
                .contains("gone-1 is not there.")
                .doesNotContain("gone-1|");
    }

    @Test
    void onceARunIsPushedItsTimesAreShownAndNotThoseOfWhatCameAfter() {
        Instant click = Desks.NOON;
        var acknowledged = Map.of(
                "ams-1",
                click.plusMillis(12).toString(),
                "fra-2",
                click.plusNanos(700_000).toString());
        var push = new StepEvidence("push", "", "", "", Map.of("acknowledged", acknowledged));
        ofRun.set(Acknowledgements.of(run(click), push));
        assertThat(words())
                .contains("ams-1|12 ms", "fra-2|1 ms", "fra-1|–", "iad-1|behind")
                .contains("From the click to each acknowledgement.");
    }

    private String words() {
        return Fx.call(() -> {
            var card = new EdgesCard(edges, ofRun);
            edges.set(many());
            new javafx.scene.Scene(card);
            card.applyCss();
            return card.lookupAll(".label").stream()
                    .map(node -> ((Label) node).getText())
                    .collect(Collectors.joining("|"));
        });
    }

    private static Run run(Instant click) {
        return new Run(
                "r1",
                "doc v1",
                "",
                "everything",
                false,
                null,
                "dana",
                RunState.RUNNING,
                click,
                null,
                List.of(),
                null,
                null,
                true,
                null);
    }

    private static List<Edge> many() {
        var all = new ArrayList<Edge>();
        all.add(edge("built-in", EdgeState.CURRENT, 0L));
        all.add(edge("ams-1", EdgeState.CURRENT, 31L));
        all.add(edge("ams-2", EdgeState.CURRENT, 34L));
        all.add(edge("fra-1", EdgeState.CURRENT, 41L));
        all.add(edge("fra-2", EdgeState.CURRENT, 104L));
        all.add(edge("iad-1", EdgeState.BEHIND, 78L));
        all.add(edge("sin-1", EdgeState.CUT_OFF, 96L));
        all.add(edge("syd-1", EdgeState.CLOCK_WRONG, null));
        all.add(edge("gone-1", EdgeState.ABSENT, null));
        return all;
    }

    private static Edge edge(String name, EdgeState state, Long lag) {
        return new Edge(
                name, "https://" + name + ".example.com", state, "0.1.0", 20_418, lag, Desks.NOON, null, 12, 9, 4);
    }
}
