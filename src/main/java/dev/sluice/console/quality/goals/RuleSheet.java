package dev.sluice.console.quality.goals;

import dev.sluice.api.AlertRule;
import dev.sluice.api.Destination;
import dev.sluice.api.Role;
import dev.sluice.client.QualityGoals;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A new rule, or another form of one. */
final class RuleSheet {
    private final Desk desk;
    private final QualityGoals client;
    private final boolean fresh;
    private final RuleForm form;
    private final List<Destination> webhooks;
    private final Runnable kept;

    RuleSheet(Desk desk, QualityGoals client, @Nullable AlertRule known, List<Destination> webhooks, Runnable kept) {
        this.desk = desk;
        this.client = client;
        this.webhooks = webhooks;
        this.kept = kept;
        fresh = known == null;
        form = new RuleForm(known);
    }

    Node node(Runnable close) {
        var problem = form.problem();
        var keep = Act.of("quality.rule.keep", fresh ? "Add rule" : "Change rule")
                .help("Looked at every 20 s from now on")
                .needs(Role.ADMIN)
                .changes()
                .unless(problem)
                .runs(this::keep);
        var bound = Fields.text("Above, ms", "empty for the target", form.bound);
        if (bound.getChildren().getFirst() instanceof Label name)
            name.textProperty().bind(form.boundName());
        return new FormSheet(
                "rule-sheet",
                fresh ? "Add alert rule" : "Alert rule",
                "no rule changes",
                problem,
                new ActButton(desk.acts(), keep).primary(),
                close,
                Fields.choice("Tell when", RuleForm.Metric.values(), form.metric),
                Fields.choice("is", RuleForm.Kind.values(), form.kind),
                Fields.row(bound, Fields.text("Cohorts by", "empty for everybody; channel, or device,player", form.by)),
                Fields.row(
                        Fields.text("Sessions at least", "25", form.minimum),
                        Fields.text("In the newest minutes", "10", form.minutes)),
                webhook(),
                Fields.choice("Rule is", RuleForm.Standing.values(), form.standing),
                Texts.prose(
                        "“Above” holds against a bound, or the target where none is typed; “worse” against the same time yesterday. Told once after three looks in a row, and once when it is over.",
                        "muted"));
    }

    private VBox webhook() {
        var box = new ComboBox<@Nullable String>();
        box.getItems().add(null);
        webhooks.forEach(each -> box.getItems().add(each.id()));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String id) {
                return webhooks.stream()
                        .filter(each -> each.id().equals(id))
                        .map(Destination::name)
                        .findFirst()
                        .orElse("consoles only");
            }

            @Override
            public @Nullable String fromString(String words) {
                return null;
            }
        });
        box.valueProperty().bindBidirectional(form.webhook);
        box.setMaxWidth(Double.MAX_VALUE);
        return Fields.labelled(
                "Tells", Describe.control(box, "Tells", "Consoles always; a webhook destination beside them"));
    }

    private void keep() {
        var rule = form.typed();
        desk.work()
                .job("Keeping a rule", progress -> client.putAlertRule(rule))
                .onSuccess(done -> kept.run())
                .onFailure(problem -> desk.notices().problem(problem, "The form is as it was."))
                .start();
    }
}
