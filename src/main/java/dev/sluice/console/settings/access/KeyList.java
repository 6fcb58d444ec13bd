package dev.sluice.console.settings.access;

import dev.sluice.api.ApiKey;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TableView;

/** Keys, newest first; never their secrets. */
final class KeyList {
    private final Times times;
    private final ObjectProperty<List<ApiKey>> shown = new SimpleObjectProperty<>(List.of());
    private final TableView<ApiKey> table;

    KeyList(Times times) {
        this.times = times;
        table = Tables.table(
                Texts.muted("No key was read yet."),
                Tables.code("Key", 96, ApiKey::id),
                Tables.text("Operator", 110, ApiKey::operator),
                Tables.column("At most", 82, key -> Chip.of(key.role(), OperatorList.tone(key.role()))),
                Tables.muted("For", 110, KeyList::areas),
                Tables.column("State", 118, this::state),
                Tables.muted("Note", 120, key -> key.note() == null ? "" : key.note()));
        table.setId("api-keys");
        table.setPrefHeight(6 * Tables.ROW);
    }

    Node node() {
        return table;
    }

    ObservableValue<List<ApiKey>> shown() {
        return shown;
    }

    ReadOnlyObjectProperty<ApiKey> selected() {
        return table.getSelectionModel().selectedItemProperty();
    }

    /** Why the selected key cannot be revoked; empty when it can. */
    ObservableValue<String> refusal() {
        return selected()
                .map(key -> key.revokedAt() == null ? "" : "The key is revoked already.")
                .orElse("No key is selected.");
    }

    void show(List<ApiKey> all) {
        var before = selected().getValue();
        shown.set(all);
        table.getItems().setAll(all);
        table.getItems().stream()
                .filter(key -> before != null && key.id().equals(before.id()))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    /** How many open something, of how many. */
    static String count(List<ApiKey> all, Instant now) {
        if (all.isEmpty()) return "";
        long open = all.stream().filter(key -> !isOver(key, now)).count();
        return "%d open · %d in all".formatted(open, all.size());
    }

    private static boolean isOver(ApiKey key, Instant now) {
        var end = key.expiresAt();
        return key.revokedAt() != null || (end != null && !end.isAfter(now));
    }

    private Node state(ApiKey key) {
        if (key.revokedAt() != null) return new Chip("revoked", Tone.BAD);
        if (isOver(key, times.now().get())) return new Chip("expired", Tone.NEUTRAL);
        var end = key.expiresAt();
        return end == null ? new Chip("open", Tone.OK) : new Chip("ends " + times.relative(end), Tone.OK);
    }

    private static String areas(ApiKey key) {
        return key.areas().isEmpty() ? "everything" : String.join(", ", key.areas());
    }
}
