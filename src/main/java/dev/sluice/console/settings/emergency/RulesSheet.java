package dev.sluice.console.settings.emergency;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.api.Role;
import dev.sluice.api.Ttl;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;

/** Which scopes want a second admin, and how often the runbook is rehearsed. */
final class RulesSheet {
    /** The words of scopes, widest first. */
    private static final List<String> SCOPES =
            List.of("everything", "issued-before", "key", "channel", "asset", "viewer", "link");

    private static final Duration OFTENEST = Duration.ofMinutes(10);

    private final Desk desk;
    private final Consumer<UnaryOperator<EmergencySettings>> kept;
    private final Set<String> second;
    private final StringProperty every;
    private final StringProperty staleAfter;

    RulesSheet(Desk desk, EmergencySettings before, Consumer<UnaryOperator<EmergencySettings>> kept) {
        this.desk = desk;
        this.kept = kept;
        second = new LinkedHashSet<>(before.secondAdmin());
        every = new SimpleStringProperty(
                Objects.requireNonNullElse(before.drills().every(), ""));
        staleAfter = new SimpleStringProperty(before.drills().staleAfter());
    }

    Node node(Runnable close) {
        ObservableValue<String> wrong = Bindings.createStringBinding(this::wrong, every, staleAfter);
        var keep = Act.of("settings.emergency-keep", "Keep settings")
                .help("In force for the next run")
                .needs(Role.ADMIN)
                .changes()
                .unless(wrong)
                .runs(this::keep);
        return new FormSheet(
                "emergency-sheet",
                "Emergencies",
                "the settings stay as they are",
                wrong,
                new ActButton(desk.acts(), keep).primary(),
                close,
                Fields.labelled("A second admin has to agree before these are shut", boxes()),
                Texts.prose(
                        "Until the second admin agrees, nothing is shut. Where that could take long, leave it out.",
                        "muted"),
                Fields.row(
                        Fields.text("A drill runs by itself every", "never; or 7d", every),
                        Fields.text("The last one is too old after", "30d", staleAfter)),
                Texts.prose("A drill hits canary links of its own and proves that real ones go on playing.", "muted"));
    }

    private Node boxes() {
        var all = new FlowPane();
        all.getStyleClass().add("area-boxes");
        for (var scope : SCOPES) {
            var box = new CheckBox(scope);
            Describe.control(box, scope, "Shutting a scope of this kind waits for a second admin");
            box.setSelected(second.contains(scope));
            box.setOnAction(click -> {
                if (box.isSelected()) second.add(scope);
                else second.remove(scope);
            });
            all.getChildren().add(box);
        }
        return all;
    }

    private String wrong() {
        if (!every.get().isBlank() && !fits(every.get()))
            return "Drills: write the time like 12h or 7d, ten minutes at least.";
        return fits(staleAfter.get()) ? "" : "Too old: write the time like 30d, ten minutes at least.";
    }

    private static boolean fits(String text) {
        try {
            return Ttl.parse(text.strip()).compareTo(OFTENEST) >= 0;
        } catch (Fault unreadable) {
            return false;
        }
    }

    private void keep() {
        var drills = new EmergencySettings.Drills(
                every.get().isBlank() ? null : every.get().strip(),
                staleAfter.get().strip());
        var scopes = SCOPES.stream().filter(second::contains).toList();
        kept.accept(now -> new EmergencySettings(scopes, drills, now.webhooks(), now.cdn(), now.revision()));
    }
}
