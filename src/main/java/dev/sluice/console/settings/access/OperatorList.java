package dev.sluice.console.settings.access;

import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Role;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Who may use the control API. */
final class OperatorList {
    private final ObjectProperty<List<OperatorInfo>> shown = new SimpleObjectProperty<>(List.of());
    private final TableView<OperatorInfo> table = Tables.table(
            Texts.muted("Nobody was read yet."),
            Tables.text("Name", 180, OperatorInfo::name),
            Tables.column("Role", 90, who -> Chip.of(who.role(), tone(who.role()))),
            Tables.figure("Keys that open", 100, who -> Integer.toString(who.keys())),
            Tables.muted("", 60, who -> who.keys() == 0 ? "has no key" : ""));
    private @Nullable String wanted;

    OperatorList() {
        table.setId("operators");
        table.setPrefHeight(6 * Tables.ROW);
    }

    Node node() {
        return table;
    }

    ObservableValue<List<OperatorInfo>> shown() {
        return shown;
    }

    ReadOnlyObjectProperty<OperatorInfo> selected() {
        return table.getSelectionModel().selectedItemProperty();
    }

    /** Selects an operator, now or when they come. */
    void select(String name) {
        wanted = name;
        find();
    }

    void show(List<OperatorInfo> all) {
        var before = selected().getValue();
        if (wanted == null && before != null) wanted = before.name();
        shown.set(all);
        table.getItems().setAll(all);
        find();
    }

    private void find() {
        table.getItems().stream()
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .ifPresent(one -> {
                    table.getSelectionModel().select(one);
                    wanted = null;
                });
    }

    static Tone tone(Role role) {
        return switch (role) {
            case SUPPORT -> Tone.NEUTRAL;
            case PRODUCER -> Tone.INFO;
            case ADMIN -> Tone.WARN;
        };
    }
}
