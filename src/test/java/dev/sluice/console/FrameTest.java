package dev.sluice.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import dev.sluice.OneScreen;
import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.console.act.Act;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.theme.ThemeMode;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the frame shows, on the application thread. */
@OneScreen
class FrameTest {
    private Console console;

    @BeforeEach
    void make() {
        console = Fx.call(() ->
                new Console(new ConsoleParts(Desks.clock(), Runnable::run, Desks.service(), Map.of()), 1440, 900));
    }

    @Test
    void saysNothingOfTheServiceBeforeItAnswered() {
        Fx.run(() -> {
            picture();
            assertThat(text("#status-connection")).isEqualTo("connecting …");
            assertThat(text("#status-edges")).isEqualTo("edges not known");
        });
    }

    @Test
    void showsWhoIsConnectedToWhat() {
        Fx.run(() -> {
            console.frame().live(Desks.service());
            picture();
            assertThat(console.scene().getRoot().lookupAll(".label"))
                    .extracting(node -> ((Labeled) node).getText())
                    .contains("production", "dana · admin");
        });
    }

    @Test
    void everyPlaceIsReachableAndHonest() {
        Fx.run(() -> {
            for (var place : Place.onRail()) {
                picture();
                ((Button) console.scene().getRoot().lookup("#rail-" + place.id())).fire();
                picture();
                assertThat(console.scene().getRoot().lookupAll(".empty-state .label"))
                        .extracting(node -> ((Labeled) node).getText())
                        .anyMatch(sentence -> sentence.startsWith("This version cannot do it yet."));
            }
        });
    }

    @Test
    void theThemeChangesTheWholeWindow() {
        Fx.run(() -> {
            console.theme().mode().set(ThemeMode.LIGHT);
            var light = picture().getPixelReader().getColor(700, 500);
            console.theme().mode().set(ThemeMode.DARK);
            var dark = picture().getPixelReader().getColor(700, 500);
            console.theme().mode().set(ThemeMode.SYSTEM);

            assertThat(light.getBrightness()).isGreaterThan(0.9);
            assertThat(dark.getBrightness()).isLessThan(0.15);
        });
    }

    @Test
    void emergencyIsRedInBothThemes() {
        Fx.run(() -> {
            for (var mode : new ThemeMode[] {ThemeMode.LIGHT, ThemeMode.DARK}) {
                console.theme().mode().set(mode);
                var red = picture().getPixelReader().getColor(1336, 15);
                assertThat(red.getRed()).isGreaterThan(0.7);
                assertThat(red.getGreen()).isLessThan(0.3);
            }
            console.theme().mode().set(ThemeMode.SYSTEM);
        });
    }

    @Test
    void anErrorShowsWhatHappenedWhatWasKeptAndItsCode() {
        Fx.run(() -> {
            console.desk()
                    .notices()
                    .problem(
                            Problem.of(400, "ttl-out-of-policy", "48 h is too long.", null, "Choose up to 24 h."),
                            "Kept.");
            picture();
            assertThat(console.scene().getRoot().lookupAll("#notice .label"))
                    .extracting(node -> ((Labeled) node).getText())
                    .contains("48 h is too long.", "Kept.", "Choose up to 24 h.", "ttl-out-of-policy");
        });
    }

    @Test
    void everyControlOfTheFrameHasAName() {
        Fx.run(() -> {
            picture();
            assertThat(console.scene().getRoot().lookupAll(".button"))
                    .filteredOn(node -> node instanceof Control && node.isVisible())
                    .allSatisfy(node -> assertThat(node.getAccessibleText()).isNotBlank());
        });
    }

    @Test
    void textIsSetInTheFontThatComesAlong() {
        Fx.run(() -> {
            picture();
            var brand = (Labeled) console.scene().getRoot().lookup(".brand");
            assertThat(brand.getFont().getFamily()).isEqualTo("Sluice Sans");
            assertThat(brand.getTextFill()).isNotEqualTo(Color.TRANSPARENT);
        });
    }

    @Test
    void nothingInTheTopBarIsCoveredAtTheSmallestWidth() {
        Fx.run(() -> {
            var small =
                    new Console(new ConsoleParts(Desks.clock(), Runnable::run, Desks.service(), Map.of()), 960, 640);
            small.frame().live(Desks.service());
            var picture = Pictures.of(small.scene());
            Pictures.png(picture, Path.of("target/pictures/frame-small.png"));
            var bar = small.scene().getRoot().lookup(".top-bar");
            var shown = List.of(
                    bar.lookup(".brand"), bar.lookup(".chip"), bar.lookup("#omnibox"), bar.lookup("#emergency"));
            for (int i = 1; i < shown.size(); i++) {
                assertThat(left(shown.get(i))).isGreaterThan(right(shown.get(i - 1)));
            }
            assertThat(bar.lookupAll(".label").stream().map(Label.class::cast))
                    .allSatisfy(label ->
                            assertThat(label.getWidth()).isGreaterThanOrEqualTo(Math.floor(label.prefWidth(-1))));
        });
    }

    @Test
    void aLinkDroppedAnywhereIsInspectedAndAFileIsNot() {
        Fx.run(() -> {
            picture();
            var rail = console.scene().getRoot().lookup("#rail-links");
            var link = "https://video.example.com/s/abc";

            assertThat(drop(rail, DataFormat.FILES, List.of(Path.of("clip.mov").toFile()))
                            .isDropCompleted())
                    .isFalse();
            assertThat(place()).isNotEqualTo(Place.INSPECT);

            assertThat(drop(rail, DataFormat.PLAIN_TEXT, link).isDropCompleted())
                    .isTrue();
            assertThat(place()).isEqualTo(Place.INSPECT);
        });
    }

    @Test
    void aLinkFromOutsideOpensPlacesAndShowsThereNoMoreThanItMay() {
        Fx.run(() -> {
            var asked = new ArrayList<Map<String, String>>();
            var desk = console.desk();
            desk.navigator().makeWith(place -> recording(asked));

            assertThat(desk.acts().all().filter(act -> act.fromOutside() != null))
                    .extracting(Act::id)
                    .containsExactlyInAnyOrder(
                            "go.inspect",
                            "go.links",
                            "go.preview",
                            "go.quality",
                            "go.destinations",
                            "go.checklist",
                            "go.activity",
                            "go.settings",
                            "inspect",
                            "emergency");
            for (var link : List.of(
                    "inspect?link=http%3A%2F%2F10.0.0.1%2F&anywhere=1",
                    "inspect",
                    "go/preview?link=http%3A%2F%2F10.0.0.1%2F&asset=a",
                    "go/links?handle=abc&title=x",
                    "emergency?scope=asset:8c1f&title=One%20leaked%20link")) {
                desk.acts().open("sluice://" + link);
            }
            assertThat(asked)
                    .containsExactly(
                            Map.of("link", "http://10.0.0.1/"),
                            Map.of(),
                            Map.of(),
                            Map.of("handle", "abc"),
                            Map.of("scope", "asset:8c1f"));

            assertThat(refusal("emergency?scope=link:abc")).isEqualTo("scope-chosen");
            desk.navigator().go(Place.LINKS);
            assertThat(refusal("emergency?scope=everything&title=One%20leaked%20link"))
                    .isEqualTo("scope-not-by-link");
            assertThat(refusal("emergency?scope=issued-before:2026-11-22T12:00:00Z"))
                    .isEqualTo("scope-not-by-link");
            assertThat(refusal("emergency?scope=channel:newsletter")).isEqualTo("scope-not-by-link");
            assertThat(refusal("palette")).isEqualTo("act-not-by-link");
            assertThat(place()).isEqualTo(Place.LINKS);
        });
    }

    private String refusal(String link) {
        return catchThrowableOfType(Fault.class, () -> console.desk().acts().open("sluice://" + link))
                .code();
    }

    private static Workspace recording(List<Map<String, String>> asked) {
        return new Workspace() {
            private final Region root = new Region();

            @Override
            public Node root() {
                return root;
            }

            @Override
            public void shown(Map<String, String> arguments) {
                asked.add(arguments);
            }
        };
    }

    /** What the toolkit sends when a pointer that drags something lets go over a node; answers what the window made of it. */
    private static DragEvent drop(Node over, DataFormat format, Object what) {
        var seen = new AtomicReference<DragEvent>();
        over.getScene().getRoot().addEventHandler(DragEvent.DRAG_DROPPED, seen::set);
        var board = DragboardHelper.createDragboard(dragged(format, what));
        for (var type : List.of(DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED)) {
            Event.fireEvent(
                    over,
                    new DragEvent(
                            null,
                            over,
                            type,
                            board,
                            5,
                            5,
                            5,
                            5,
                            TransferMode.COPY,
                            null,
                            over,
                            new PickResult(over, 5, 5)));
        }
        return seen.get();
    }

    /** The toolkit's own clipboard, which a pointer of another program would offer to copy from. */
    @SuppressWarnings("unchecked") // the toolkit takes a generic array
    private static TKClipboard dragged(DataFormat format, Object what) {
        var local = Toolkit.getToolkit().createLocalClipboard();
        local.putContent(new Pair<>(format, what));
        return (TKClipboard) Proxy.newProxyInstance(
                FrameTest.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (self, method, arguments) -> method.getName().equals("getTransferModes")
                        ? EnumSet.of(TransferMode.COPY)
                        : method.invoke(local, arguments));
    }

    private Place place() {
        return console.desk().navigator().current().get();
    }

    private static double left(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinX();
    }

    private static double right(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    private String text(String selector) {
        return ((Labeled) console.scene().getRoot().lookup(selector)).getText();
    }

    private Image picture() {
        return Pictures.of(console.scene());
    }
}
