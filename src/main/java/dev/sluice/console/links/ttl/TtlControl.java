package dev.sluice.console.links.ttl;

import atlantafx.base.controls.ProgressSliderSkin;
import dev.sluice.api.TtlPolicy;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Texts;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Slider over the policy's range, the range itself, and the value as typed text. */
public final class TtlControl extends VBox {
    private final TtlChoice choice;
    private final Slider slider = new Slider();
    private final Label least = Texts.small("");
    private final Label name = Texts.small("");
    private final Label most = Texts.small("");
    private final TextField field = new TextField();
    private boolean following;

    /** Shows a choice; {@code beside} stands after the typed value. */
    public TtlControl(TtlChoice choice, Node... beside) {
        this.choice = choice;
        getStyleClass().add("ttl");
        Describe.control(slider, "Time to live", "Arrow keys move by five minutes.");
        Describe.control(field, "Time to live, typed", "For example 10m, 1h30m or PT2H");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setBlockIncrement((double) TtlChoice.STEP.toMinutes());
        field.setPrefColumnCount(7);
        field.setMinWidth(USE_PREF_SIZE);
        var wrong = Texts.prose("", "small", "tone-bad");
        wrong.textProperty().bind(choice.problem());
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        var value = new HBox(field);
        value.getStyleClass().add("inline");
        value.getChildren().addAll(beside);
        getChildren().addAll(slider, new HBox(least, Texts.spring(), name, Texts.spring(), most), value, wrong);
        follow();
    }

    private void follow() {
        choice.policy().subscribe(this::range);
        choice.value().subscribe(this::moveTo);
        choice.text().subscribe(words -> {
            if (!words.equals(field.getText())) field.setText(words);
        });
        field.textProperty().subscribe(typed -> {
            if (!typed.equals(choice.text().get())) choice.type(typed);
        });
        slider.valueProperty().subscribe(minutes -> {
            if (!following) choice.choose(stepped(minutes.doubleValue()));
        });
    }

    private void range(@Nullable TtlPolicy policy) {
        name.setText(choice.policyName());
        slider.setDisable(policy == null);
        if (policy == null) return;
        following = true;
        slider.setMin(policy.minSeconds() / 60.0);
        slider.setMax(policy.maxSeconds() / 60.0);
        following = false;
        least.setText(TtlChoice.span(policy.minSeconds()));
        most.setText(TtlChoice.span(policy.maxSeconds()));
        moveTo(choice.value().get());
    }

    private void moveTo(Duration value) {
        following = true;
        slider.setValue(value.toSeconds() / 60.0);
        following = false;
    }

    private static Duration stepped(double minutes) {
        var step = TtlChoice.STEP.toMinutes();
        return Duration.ofMinutes(Math.round(minutes / (double) step) * step);
    }
}
