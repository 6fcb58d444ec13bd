package dev.sluice.console.emergency;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** The reason as a chip; none chosen means that it is not stated. */
final class ReasonChips extends FlowPane {
    private static final List<String> REASONS =
            List.of("leaked", "rights ended", "wrong audience", "policy changed", "key suspect");

    ReasonChips(EmergencyModel model) {
        super(6, 6);
        var group = new ToggleGroup();
        for (String reason : REASONS) {
            var chip = new ToggleButton(reason);
            chip.setToggleGroup(group);
            chip.setAccessibleText("Reason: " + reason);
            chip.getStyleClass().add("small");
            chip.setUserData(reason);
            getChildren().add(chip);
        }
        group.selectedToggleProperty()
                .subscribe(chosen -> model.reason().set(chosen == null ? null : (String) chosen.getUserData()));
    }
}
