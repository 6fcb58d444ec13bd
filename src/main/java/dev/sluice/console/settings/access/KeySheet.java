package dev.sluice.console.settings.access;

import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.Fault;
import dev.sluice.api.IssuedApiKey;
import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Role;
import dev.sluice.api.Ttl;
import dev.sluice.client.Access;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** A key being described: what it may do at most, for which parts, how long, how often. */
final class KeySheet {
    private final Desk desk;
    private final Access access;
    private final OperatorInfo operator;
    private final List<String> areas;
    private final Consumer<IssuedApiKey> issued;
    private final ObjectProperty<Role> role;
    private final TreeSet<String> chosen = new TreeSet<>();
    private final StringProperty expires = new SimpleStringProperty("");
    private final StringProperty rate = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");

    KeySheet(Desk desk, Access access, OperatorInfo operator, List<String> areas, Consumer<IssuedApiKey> issued) {
        this.desk = desk;
        this.access = access;
        this.operator = operator;
        this.areas = areas;
        this.issued = issued;
        role = new SimpleObjectProperty<>(operator.role());
    }

    Node node(Runnable close) {
        ObservableValue<String> wrong = Bindings.createStringBinding(this::wrong, role, expires, rate, note);
        var issue = Act.of("settings.key-make", "Issue key")
                .help("Makes the key and shows its secret this once")
                .needs(Role.ADMIN)
                .changes()
                .unless(wrong)
                .runs(this::issue);
        return new FormSheet(
                "key-sheet",
                "Key for " + operator.name(),
                "no key is made",
                wrong,
                new ActButton(desk.acts(), issue).primary(),
                close,
                Fields.choice("May do at most what this role may", Role.values(), role),
                Fields.labelled("Only for these parts of the API; none chosen, for all", boxes()),
                Fields.row(
                        Fields.text("Ends after", "never; or 12h, 90d", expires),
                        Fields.text("Requests a second", "as usual", rate)),
                Fields.text("What it is for", "newsletter backend", note),
                Texts.prose(
                        "256 random bits; the service keeps a hash of them. Whoever has the key is " + operator.name()
                                + " to the service.",
                        "muted"));
    }

    private Node boxes() {
        var all = new FlowPane();
        all.getStyleClass().add("area-boxes");
        for (var area : areas) {
            var box = new CheckBox(area);
            Describe.control(box, area, "The key may be used for /api/v1/" + area);
            box.setOnAction(click -> {
                if (box.isSelected()) chosen.add(area);
                else chosen.remove(area);
            });
            all.getChildren().add(box);
        }
        return all;
    }

    private String wrong() {
        if (!operator.role().includes(role.get())) {
            return "%s is %s; a key cannot be more than that.".formatted(operator.name(), word(operator.role()));
        }
        if (!rate.get().isBlank() && !rate.get().strip().matches("[1-9]\\d{0,4}|100000")) {
            return "Requests a second are a whole number from 1 to 100,000.";
        }
        if (note.get().length() > 200) return "What it is for has at most 200 characters.";
        try {
            if (!expires.get().isBlank()) Ttl.parse(expires.get());
            return "";
        } catch (Fault unreadable) {
            return "When it ends: write it with its unit, like 12h or 90d.";
        }
    }

    private void issue() {
        var request = new ApiKeyRequest(
                // The operator's own is left to the operator, so that the key follows it.
                role.get() == operator.role() ? null : role.get(),
                List.copyOf(chosen),
                text(expires),
                rate.get().isBlank() ? null : Integer.valueOf(rate.get().strip()),
                text(note));
        desk.work()
                .job("Issuing a key", progress -> access.issue(operator.name(), request))
                .onSuccess(issued)
                .onFailure(problem -> desk.notices().problem(problem, "No key was made; the form is as it was."))
                .start();
    }

    private static @Nullable String text(StringProperty field) {
        return field.get().isBlank() ? null : field.get().strip();
    }

    private static String word(Role role) {
        return dev.sluice.console.ui.Chip.word(role);
    }
}
