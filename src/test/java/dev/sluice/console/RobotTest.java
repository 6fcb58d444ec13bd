package dev.sluice.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.console.shell.Place;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys of the shell, pressed as a person presses them. */
@OneScreen
class RobotTest {
    private final Hands hands = new Hands();
    private Console console;
    private Stage stage;

    @BeforeEach
    void open() {
        stage = Fx.call(() -> {
            console = new Console(new ConsoleParts(Desks.clock(), Runnable::run, Desks.service(), Map.of()), 1000, 880);
            var window = new Stage();
            window.setX(0);
            window.setY(0);
            console.open(window);
            return window;
        });
        hands.settle();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void keysGoPlacesOpenThePaletteAndListThemselves() {
        hands.type(KeyCode.G, KeyCode.I);
        assertThat(place()).isEqualTo(Place.INSPECT);

        hands.hold(KeyCode.CONTROL, KeyCode.K);
        assertThat(shows("#palette")).isTrue();
        hands.type(KeyCode.G, KeyCode.O, KeyCode.SPACE, KeyCode.T, KeyCode.O, KeyCode.SPACE, KeyCode.Q);
        hands.type(KeyCode.ENTER);
        assertThat(shows("#palette")).isFalse();
        assertThat(place()).isEqualTo(Place.QUALITY);

        hands.type(KeyCode.G, KeyCode.L);
        assertThat(place()).isEqualTo(Place.LINKS);

        hands.hold(KeyCode.SHIFT, KeyCode.SLASH);
        assertThat(shows("#keys")).isTrue();
        hands.type(KeyCode.ESCAPE);
        assertThat(shows("#keys")).isFalse();
        assertThat(text("#status-connection")).isEqualTo("connected");
    }

    @Test
    void aCopiedLinkIsInspectedByPastingAnywhere() {
        hands.type(KeyCode.G, KeyCode.Q);
        Fx.run(() -> console.desk().clip().copy("https://video.example.com/s/abc"));

        hands.hold(KeyCode.CONTROL, KeyCode.V);

        assertThat(place()).isEqualTo(Place.INSPECT);
    }

    private Place place() {
        return Fx.call(() -> console.desk().navigator().current().get());
    }

    private boolean shows(String selector) {
        return Fx.call(() -> console.scene().getRoot().lookup(selector) != null);
    }

    private String text(String selector) {
        return Fx.call(() -> ((Labeled) console.scene().getRoot().lookup(selector)).getText());
    }
}
