package dev.sluice.console.emergency;

import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.ui.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The reason: a chip that fits the scope, words of one's own, or both; neither means that it is not stated. */
final class ReasonBox extends VBox {
    private static final int LONGEST = 400;

    private final EmergencyModel model;
    private final FlowPane chips = new FlowPane(6, 6);
    private final TextField words = new TextField();
    private final Label state = Texts.small("");
    private ToggleGroup group = new ToggleGroup();

    ReasonBox(EmergencyModel model) {
        super(8);
        this.model = model;
        words.setPromptText("In your words, or nothing");
        Describe.control(words, "Reason in your words", "Goes into the audit log and the report");
        words.textProperty().subscribe(text -> write());
        getChildren().addAll(chips, words, state);
        model.scope().subscribe(this::offer);
        model.reason()
                .subscribe(reason -> state.setText(
                        reason.isEmpty()
                                ? "Not stated; it can be written until the report closes."
                                : "Reason: " + reason));
    }

    private void offer(@Nullable ScopeInView scope) {
        group = new ToggleGroup();
        chips.getChildren().clear();
        for (String reason : reasons(scope)) {
            var chip = new ToggleButton(reason);
            chip.setToggleGroup(group);
            chip.setAccessibleText("Reason: " + reason);
            chip.getStyleClass().add("small");
            chip.setUserData(reason);
            chips.getChildren().add(chip);
        }
        group.selectedToggleProperty().subscribe(chosen -> write());
        write();
    }

    private void write() {
        var chosen = group.getSelectedToggle();
        String chip = chosen == null ? "" : (String) chosen.getUserData();
        String text = words.getText() == null ? "" : words.getText().strip();
        String both = chip.isEmpty() || text.isEmpty() ? chip + text : chip + ": " + text;
        model.reason().set(both.substring(0, Math.min(both.length(), LONGEST)));
    }

    static List<String> reasons(@Nullable ScopeInView scope) {
        String kind = scope == null ? "" : scope.scope().split(":", 2)[0];
        return switch (kind) {
            case "link" -> List.of("leaked", "sent to the wrong person", "no longer needed");
            case "viewer" -> List.of("account shared", "access ended", "abuse");
            case "asset" -> List.of("leaked", "rights ended", "wrong version", "policy changed");
            case "channel" -> List.of("leaked", "wrong audience", "partner left");
            case "key" -> List.of("key suspect", "key seen elsewhere");
            case "issued-before" -> List.of("leaked", "policy changed");
            default -> List.of("leaked", "policy changed", "break-in suspected");
        };
    }
}
