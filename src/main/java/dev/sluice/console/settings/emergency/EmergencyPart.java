package dev.sluice.console.settings.emergency;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.EmergencySettings.Webhook;
import dev.sluice.api.Role;
import dev.sluice.api.Ttl;
import dev.sluice.client.Invalidations;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.settings.Part;
import dev.sluice.console.settings.Section;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who must agree, how often it is rehearsed, who is told, which CDN is purged. */
public final class EmergencyPart implements Part {
    private final Desk desk;
    private final Invalidations invalidations;
    private final Sheet sheet;
    private final ObjectProperty<@Nullable EmergencySettings> settings = new SimpleObjectProperty<>();
    private final KeyValueList rules = KeyValueList.texts();
    private final TableView<Webhook> webhooks;
    private final Act change;
    private final Act add;
    private final Act remove;
    private final CdnRow cdn;
    private final Section<EmergencySettings> section;
    private final Node node;

    public EmergencyPart(Desk desk, Invalidations invalidations, Sheet sheet) {
        this.desk = desk;
        this.invalidations = invalidations;
        this.sheet = sheet;
        webhooks = Tables.table(
                Texts.muted("No webhook is told by a run."),
                Tables.text("Told after verification", 220, Addresses::host),
                Tables.muted("Path", 110, Addresses::path),
                Tables.muted("Signature", 110, hook -> hook.secretKept() ? "by its secret" : "none"));
        webhooks.setId("webhooks");
        webhooks.setPrefHeight(4 * Tables.ROW);
        var unread = settings.map(read -> "").orElse("The settings were not read yet.");
        change = Act.of("settings.emergency", "Change")
                .help("Which scopes want a second admin, and how often the runbook is rehearsed")
                .needs(Role.ADMIN)
                .changes()
                .unless(unread)
                .runs(this::change);
        add = Act.of("settings.webhook-add", "Add webhook")
                .help("Another receiver of messages, told by every run and drill")
                .needs(Role.ADMIN)
                .changes()
                .unless(unread)
                .runs(this::add);
        remove = Act.of("settings.webhook-remove", "Remove webhook")
                .help("Runs tell this receiver nothing any more")
                .needs(Role.ADMIN)
                .destroys()
                .unless(webhooks.getSelectionModel()
                        .selectedItemProperty()
                        .map(one -> "")
                        .orElse("No webhook is selected."))
                .runs(this::remove);
        cdn = new CdnRow(desk, settings, sheet, this::keep);
        var body = new VBox(rules, webhooks);
        body.getStyleClass().add("section");
        VBox.setVgrow(webhooks, Priority.ALWAYS);
        section = new Section<>(
                desk, "Reading emergency settings", progress -> invalidations.settings(), this::show, body);
        node = new Card("Emergencies", section)
                .note(button(remove), button(add), button(change))
                .tall();
    }

    private ActButton button(Act act) {
        return new ActButton(desk.acts(), act);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Act> acts() {
        return List.of(change, add, remove, cdn.set(), cdn.remove());
    }

    @Override
    public void reload() {
        section.reload();
    }

    @Override
    public Set<String> follows() {
        return Set.of();
    }

    private void show(EmergencySettings now) {
        settings.set(now);
        rules.clear();
        rules.add("Second admin", Texts.prose(secondAdmin(now)))
                .add("Drills", Texts.prose(drills(now.drills())))
                .add("Commercial CDN", cdn.node());
        webhooks.getItems().setAll(now.webhooks());
    }

    private static String secondAdmin(EmergencySettings now) {
        return now.secondAdmin().isEmpty()
                ? "One admin is enough for every scope."
                : "Has to agree before these are shut: " + String.join(", ", now.secondAdmin()) + ".";
    }

    private static String drills(EmergencySettings.Drills drills) {
        String often = drills.every() == null ? "Started by hand only" : "Every " + span(drills.every());
        return often + "; the checklist is red once the last is older than " + span(drills.staleAfter()) + ".";
    }

    private static String span(String duration) {
        return Times.span(Ttl.parse(duration));
    }

    private void change() {
        var now = settings.get();
        if (now != null) sheet.open(new RulesSheet(desk, now, this::keep).node(sheet::close));
    }

    private void add() {
        sheet.open(new WebhookSheet(desk, hook -> keep(with(all -> true, hook))).node(sheet::close));
    }

    private void remove() {
        var gone = webhooks.getSelectionModel().getSelectedItem();
        if (gone != null) keep(with(hook -> !hook.equals(gone), null));
    }

    private static UnaryOperator<EmergencySettings> with(Predicate<Webhook> stay, @Nullable Webhook more) {
        return now -> {
            var hooks = new ArrayList<>(now.webhooks().stream().filter(stay).toList());
            if (more != null) hooks.add(more);
            return new EmergencySettings(now.secondAdmin(), now.drills(), hooks, now.cdn(), now.revision());
        };
    }

    /** What is on the screen is changed; where the service has another by now, that is shown and nothing overwritten. */
    private void keep(UnaryOperator<EmergencySettings> made) {
        var shown = settings.get();
        if (shown == null) return;
        var wanted = made.apply(shown);
        desk.work()
                .job("Keeping emergency settings", progress -> invalidations.set(wanted))
                .onSuccess(now -> {
                    sheet.close();
                    show(now);
                })
                .onFailure(problem -> {
                    boolean overtaken = problem.code().equals("settings-changed");
                    if (overtaken) reload();
                    desk.notices()
                            .problem(
                                    problem,
                                    overtaken ? "They are shown as they are now." : "The settings are as they were.");
                })
                .start();
    }
}
