package dev.sluice.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.console.theme.ThemeMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closing the window of a console that started its service. */
@OneScreen
class ClosingTest {
    private Stage stage;
    private Console console;

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @ParameterizedTest
    @CsvSource({"Leave it running, closed", "Stop it, stopped;closed", "Stay here, ''"})
    void asksWhetherTheServiceOutlivesIt(String button, String happens) {
        var happened = new Happened(true);
        open(happened);

        assertThat(Fx.call(() -> stage.isShowing())).isTrue();
        pictures();
        press(button);

        assertThat(happened.list)
                .containsExactlyElementsOf(happens.isEmpty() ? List.of() : List.of(happens.split(";")));
        assertThat(Fx.call(() -> stage.isShowing())).isEqualTo(happens.isEmpty());
    }

    @Test
    void doesNotAskAboutAServiceOfSomebodyElse() {
        var happened = new Happened(false);
        open(happened);
        assertThat(happened.list).containsExactly("closed");
        assertThat(Fx.call(() -> stage.isShowing())).isFalse();
    }

    private void open(Closing closing) {
        Fx.run(() -> {
            console = new Console(new ConsoleParts(Desks.clock(), Runnable::run, Desks.service(), Map.of()), 1000, 800);
            stage = new Stage();
            console.open(stage, closing);
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
    }

    private void press(String label) {
        Fx.run(() -> {
            Pictures.of(console.scene());
            console.scene().getRoot().lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> label.equals(button.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
    }

    private void pictures() {
        Fx.run(() -> {
            for (var mode : List.of(ThemeMode.LIGHT, ThemeMode.DARK)) {
                console.theme().mode().set(mode);
                var name = "closing-" + mode.name().toLowerCase(Locale.ROOT) + ".png";
                Pictures.png(Pictures.of(console.scene()), Path.of("target/pictures", name));
            }
            console.theme().mode().set(ThemeMode.SYSTEM);
        });
    }

    /** What was done to the service and the window, in order. */
    private static final class Happened implements Closing {
        private final boolean ours;
        private final List<String> list = new ArrayList<>();

        Happened(boolean ours) {
            this.ours = ours;
        }

        @Override
        public boolean ours() {
            return ours;
        }

        @Override
        public void stop() {
            list.add("stopped");
        }

        @Override
        public void closed() {
            list.add("closed");
        }
    }
}
