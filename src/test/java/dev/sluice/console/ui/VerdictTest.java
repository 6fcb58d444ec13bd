package dev.sluice.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import dev.sluice.OneScreen;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An answer takes the width of its words, wherever it stands. */
@OneScreen
class VerdictTest {
    @BeforeAll
    static void start() {
        FxToolkit.start();
    }

    @Test
    void somethingElseHasRoomBesideIt() {
        double left = FxToolkit.run(() -> {
            var verdict = new Verdict();
            verdict.say(Tone.OK, "It plays.", "");
            verdict.acts(new Button("Copy sentence for customer"), new Button("Extend"));
            verdict.note("walked 640 ms");
            var other = new Region();
            var scene = new Scene(new HBox(verdict, other), 1000, 300);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return other.getLayoutX();
        });

        assertThat(left).isBetween(100.0, 900.0);
    }
}
