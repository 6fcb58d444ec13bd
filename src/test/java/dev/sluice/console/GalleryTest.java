package dev.sluice.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.Problem;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.console.ui.Gallery;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every part in the frame in both themes, as pictures under {@code target/pictures}, and nothing cut off in them. */
@OneScreen
class GalleryTest {
    private static Console console;

    @BeforeAll
    static void open() {
        Map<Place, Function<Desk, Workspace>> sheets = Map.of(
                Place.INSPECT, desk -> Gallery.of(new Gallery(desk).inspect()),
                Place.LINKS, desk -> Gallery.of(new Gallery(desk).links()),
                Place.EMERGENCY, desk -> Gallery.of(new Gallery(desk).emergency()),
                Place.QUALITY, desk -> Gallery.of(new Gallery(desk).quality()));
        console = Fx.call(() -> {
            var made = new Console(new ConsoleParts(Desks.clock(), Runnable::run, Desks.service(), sheets));
            made.frame().live(Desks.service());
            return made;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "INSPECT, LIGHT",
        "INSPECT, DARK",
        "LINKS, LIGHT",
        "LINKS, DARK",
        "EMERGENCY, DARK",
        "EMERGENCY, LIGHT",
        "QUALITY, DARK",
        "QUALITY, LIGHT",
        "ACTIVITY, LIGHT"
    })
    void sheet(Place place, ThemeMode mode) throws Exception {
        var picture = Fx.call(() -> shown(place, mode));
        Pictures.png(
                picture,
                Path.of("target/pictures", place.id() + "-" + mode.name().toLowerCase() + ".png"));
        assertThat(picture.getWidth()).isEqualTo(1440);
        Fx.run(() -> assertThat(console.scene().getRoot().lookupAll(".button"))
                .filteredOn(Button.class::isInstance)
                .allSatisfy(button -> assertThat(cut((Labeled) button)).isFalse()));
    }

    @ParameterizedTest
    @CsvSource({"palette, DARK", "palette, LIGHT", "keys, LIGHT", "keys, DARK", "notices, LIGHT"})
    void overlay(String act, ThemeMode mode) throws Exception {
        var picture = Fx.call(() -> {
            shown(Place.LINKS, mode);
            console.desk().undo().offer("Link to Investor update Q3 revoked", () -> {});
            console.desk()
                    .notices()
                    .problem(
                            Problem.of(
                                    400,
                                    "ttl-out-of-policy",
                                    "48 h is longer than medium risk allows.",
                                    "range 30 min to 12 h",
                                    "Choose up to 12 h, or ask an admin to change the policy."),
                            "The link keeps its 9 h 50 min.");
            console.desk().acts().run(console.desk().acts().find(act).orElseThrow());
            return Pictures.of(console.scene());
        });
        Fx.run(() -> console.frame().closeSheet());
        Pictures.png(picture, Path.of("target/pictures", act + "-" + mode.name().toLowerCase() + ".png"));
        assertThat(picture.getWidth()).isEqualTo(1440);
    }

    private static Image shown(Place place, ThemeMode mode) {
        console.theme().mode().set(mode);
        console.desk().navigator().go(place);
        return Pictures.of(console.scene());
    }

    private static boolean cut(Labeled labeled) {
        return labeled.lookup(".text") instanceof Text text
                && labeled.getText() != null
                && !text.getText().equals(labeled.getText());
    }
}
