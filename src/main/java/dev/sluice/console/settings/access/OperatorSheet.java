package dev.sluice.console.settings.access;

import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Role;
import dev.sluice.client.Access;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A new operator, or another role for one. */
final class OperatorSheet {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private final Desk desk;
    private final Access access;
    private final @Nullable OperatorInfo known;
    private final Consumer<OperatorInfo> kept;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.SUPPORT);

    /** @param known whose role is changed; null for a new operator */
    OperatorSheet(Desk desk, Access access, @Nullable OperatorInfo known, Consumer<OperatorInfo> kept) {
        this.desk = desk;
        this.access = access;
        this.known = known;
        this.kept = kept;
        if (known != null) {
            name.set(known.name());
            role.set(known.role());
        }
    }

    Node node(Runnable close) {
        var missing = missing();
        var title = known == null ? "Add operator" : "Role of " + known.name();
        var keep = Act.of("settings.operator-keep", known == null ? "Add operator" : "Change role")
                .help("In force at once")
                .needs(Role.ADMIN)
                .changes()
                .unless(missing)
                .runs(this::keep);
        return new FormSheet(
                "operator-sheet",
                title,
                "nobody's role changes",
                missing,
                new ActButton(desk.acts(), keep).primary(),
                close,
                known == null
                        ? Fields.text("Name", "dana, or newsletter-backend", name)
                        : Texts.muted("All their keys follow at once."),
                Fields.choice("Role", Role.values(), role),
                may());
    }

    private Label may() {
        var words = Texts.prose("", "muted");
        words.textProperty().bind(role.map(OperatorSheet::may));
        return words;
    }

    private static String may(Role role) {
        return switch (role) {
            case SUPPORT -> "Reads, inspects, and may reissue or extend links within policy.";
            case PRODUCER -> "Adds and publishes videos, creates, freezes and shortens links; all that support may.";
            case ADMIN -> "Revokes, invalidates, turns keys and manages operators; all that a producer may.";
        };
    }

    private ObservableValue<String> missing() {
        if (known != null) return role.map(chosen -> chosen == known.role() ? "Choose another role." : "");
        return name.map(typed -> typed.isBlank()
                ? "Name the operator."
                : NAME.matcher(typed.strip()).matches() ? "" : "A name is 1 to 64 letters, digits and . _ @ -");
    }

    private void keep() {
        var wanted = name.get().strip();
        var chosen = role.get();
        desk.work()
                .job(
                        "Keeping an operator",
                        progress -> known == null ? access.add(wanted, chosen) : access.change(wanted, chosen))
                .onSuccess(kept)
                .onFailure(problem -> desk.notices().problem(problem, "Nothing changed; the form is as it was."))
                .start();
    }
}
