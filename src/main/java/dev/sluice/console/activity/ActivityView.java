package dev.sluice.console.activity;

import dev.sluice.api.AuditEntry;
import dev.sluice.api.AuditVerification;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.AuditWords;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Loading;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.SearchField;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.TimeLabel;
import dev.sluice.console.ui.Tone;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The sheet of the workspace: the log as a table, one line of it at the right. */
final class ActivityView {
    private static final int AHEAD = 40;

    private final Desk desk;
    private final ActivityModel model;
    private final Heading heading;
    private final SearchField filter;
    private final Chip whole = new Chip("", Tone.NEUTRAL);
    private final Label sentence = Texts.muted("");
    private final TableView<AuditEntry> table;
    private final Node root;

    ActivityView(Desk desk, ActivityModel model, Act verify, LineDetail detail) {
        this.desk = desk;
        this.model = model;
        heading = new Heading("Activity", new ActButton(desk.acts(), verify));
        filter = new SearchField("name, act, subject or detail …", model.filter()::set);
        filter.setId("activity-filter");
        var bar = new HBox(filter, Texts.spring(), sentence, whole);
        bar.getStyleClass().add("filter-bar");
        table = table();
        var loading = new Loading(table);
        model.onFirst(job -> loading.follow(job, model::reload));
        var card = new Card("", loading);
        card.getStyleClass().add("list-card");
        VBox.setVgrow(loading, Priority.ALWAYS);
        root = new Page(heading, bar, Page.columns(new double[] {72, 28}, card, detail));
        table.getSelectionModel().selectedItemProperty().subscribe(detail::show);
        model.matching().subscribe(this::count);
        model.verification().subscribe(this::verified);
        model.lines().subscribe(this::first);
    }

    Node root() {
        return root;
    }

    /** Puts the cursor into the filter. */
    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private TableView<AuditEntry> table() {
        var made = Tables.table(
                new EmptyState(Feather.LIST, "No line holds these words.", "Empty the filter to see all of them."),
                Tables.column("When", 196, this::when),
                Tables.text("Who", 110, AuditEntry::who),
                Tables.text("Did", 190, AuditWords::act),
                Tables.column("Subject", 210, line -> whole(Texts.code(line.subject()))),
                Tables.column("Detail", 240, line -> whole(Texts.muted(AuditWords.detail(line)))));
        made.setId("audit");
        made.setAccessibleText("Audit log, newest first");
        made.setItems(model.lines());
        made.skinProperty().subscribe(skin -> watch(made));
        return made;
    }

    private Node when(AuditEntry line) {
        var relative = new TimeLabel(desk.times(), line.at());
        var local = Texts.muted(desk.times().dayAndTime(line.at()));
        relative.setMinWidth(78);
        return Texts.row(relative, local);
    }

    private static Label whole(Label label) {
        label.setTooltip(Describe.tooltip(label.getText()));
        return label;
    }

    private void watch(TableView<AuditEntry> made) {
        if (made.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.positionProperty().subscribe(position -> {
                var last = flow.getLastVisibleCell();
                if (last != null && last.getIndex() > model.lines().size() - AHEAD) model.older();
            });
        }
    }

    private void first() {
        if (table.getSelectionModel().isEmpty() && !model.lines().isEmpty())
            table.getSelectionModel().select(0);
        count();
    }

    private void count() {
        var matching = model.matching().get();
        if (matching < 0) return;
        var words = matching == 1 ? "matches" : "match";
        heading.count(
                matching == ActivityModel.MANY
                        ? "more than 10,000 match"
                        : String.format(
                                Locale.ROOT,
                                "%,d %s",
                                matching,
                                model.filter().get().isBlank() ? "lines" : words));
    }

    private void verified(@Nullable AuditVerification verdict) {
        Shown.set(whole, verdict != null);
        if (verdict == null) {
            sentence.setText("Not verified since you came.");
            return;
        }
        whole.say(verdict.whole() ? "whole" : "changed", verdict.whole() ? Tone.OK : Tone.BAD);
        sentence.setText(verdict.sentence());
    }
}
