package dev.sluice.console.quality.goals;

import dev.sluice.api.Alert;
import dev.sluice.api.AlertRule;
import dev.sluice.api.Role;
import dev.sluice.client.QualityGoals;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** When operators are told, and what they were told lately. */
final class RulePart {
    private static final int TOLD = 5;

    private final Desk desk;
    private final QualityGoals client;
    private final Runnable changed;
    private final TableView<AlertRule> table;
    private final Act add;
    private final VBox alerts = new VBox();
    private final VBox node;

    /**
     * The part.
     *
     * @param open opens the form of a rule, or of a new one
     * @param changed called when a rule is gone
     */
    RulePart(Desk desk, QualityGoals client, Consumer<@Nullable AlertRule> open, Runnable changed) {
        this.desk = desk;
        this.client = client;
        this.changed = changed;
        table = Tables.compact(Tables.table(
                Texts.muted("Nobody is told anything: there is no rule."),
                Tables.text("tell when", 210, RulePart::words),
                Tables.muted(
                        "of",
                        110,
                        each -> each.by().isEmpty()
                                ? "everybody"
                                : "each " + each.by().replace(",", " · ")),
                Tables.figure("n ≥", 46, each -> Integer.toString(each.minimum())),
                Tables.column("", 46, RulePart::standing)));
        table.setId("alert-rules");
        var chosen = table.getSelectionModel().selectedItemProperty();
        var none = Bindings.createStringBinding(() -> chosen.get() == null ? "No rule is chosen." : "", chosen);
        add = Act.of("quality.rule.add", "Add rule")
                .help("Tells operators when a cohort gets less than it should")
                .needs(Role.ADMIN)
                .changes()
                .runs(() -> open.accept(null));
        var change = Act.of("quality.rule.change", "Change")
                .help("Another bound, another cohort, or off for a while")
                .needs(Role.ADMIN)
                .changes()
                .unless(none)
                .runs(() -> open.accept(chosen.get()));
        var remove = Act.of("quality.rule.remove", "Remove")
                .help("What the rule had raised is over")
                .needs(Role.ADMIN)
                .changes()
                .unless(none)
                .runs(this::remove);
        alerts.getStyleClass().add("rows");
        node = new VBox(
                Texts.strong("Alert rules"),
                table,
                Texts.row(
                        Texts.spring(),
                        new ActButton(desk.acts(), remove),
                        new ActButton(desk.acts(), change),
                        new ActButton(desk.acts(), add)),
                Texts.strong("Told lately"),
                alerts);
        node.getStyleClass().add("section");
    }

    List<Act> acts() {
        return List.of(add);
    }

    Node node() {
        return node;
    }

    void show(List<AlertRule> rules, List<Alert> told) {
        table.getItems().setAll(rules);
        alerts.getChildren().setAll(told.stream().limit(TOLD).map(this::row).toList());
        if (told.isEmpty()) alerts.getChildren().setAll(Texts.muted("Nothing had to be told yet."));
    }

    private Node row(Alert alert) {
        var words = Texts.prose(alert.sentence());
        var over = alert.clearedAt();
        var when = Texts.muted(desk.times().relative(alert.raisedAt()));
        when.setMinWidth(VBox.USE_PREF_SIZE);
        var row = Texts.row(
                over == null ? new Chip("open", Tone.BAD) : new Chip("over", Tone.NEUTRAL),
                words,
                Texts.spring(),
                when);
        row.getStyleClass().add("row");
        return row;
    }

    private void remove() {
        var rule = table.getSelectionModel().getSelectedItem();
        var id = rule == null ? null : rule.id();
        if (id == null) return;
        desk.work()
                .job("Removing a rule", progress -> client.removeAlertRule(id))
                .onSuccess(gone -> changed.run())
                .onFailure(problem -> desk.notices().problem(problem, "The rule is still there."))
                .start();
    }

    private static Node standing(AlertRule rule) {
        return rule.active() ? new Chip("on", Tone.OK) : new Chip("off", Tone.NEUTRAL);
    }

    /** {@code startup above its target}. */
    static String words(AlertRule rule) {
        var bound = rule.bound();
        if (bound == null) return rule.metric() + " above its target";
        if (rule.kind().equals("worse")) {
            return "%s %s × as bad as yesterday".formatted(rule.metric(), number(bound));
        }
        return rule.metric().equals("startup")
                ? String.format(Locale.ENGLISH, "startup above %,.0f ms", bound)
                : "%s above %s %%".formatted(rule.metric(), number(bound * 100));
    }

    private static String number(double value) {
        return new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
    }
}
