package dev.sluice.console.inspect;

import dev.sluice.api.Finding;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.FindingRow;
import dev.sluice.console.ui.Loading;
import dev.sluice.console.ui.Masked;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Texts;
import dev.sluice.diagnosis.Inspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Paste a link, read what is wrong with it. */
public final class InspectWorkspace implements Workspace {
    private final Desk desk;
    private final InspectModel model;
    private final InspectActs acts;
    private final BundleCard bundle;
    private final Act showBundle;
    private final Act history;
    private final Answer answers;
    private final TextField field = new PasteField(this::inspect);
    private final StackPane answer = new StackPane();
    private final StackPane past = new StackPane();
    private UnderWay underWay;
    private final Node root;

    /** A workspace on a service, with an inspector that knows it; application thread. */
    public InspectWorkspace(Desk desk, SluiceClient client, Inspector inspector) {
        this.desk = desk;
        underWay = new UnderWay(desk.times());
        model = new InspectModel(client, inspector, desk.work());
        acts = new InspectActs(desk, client, model);
        bundle = new BundleCard(desk, model);
        showBundle = Act.of("inspect.bundle", "Save bundle")
                .help("Shows what a diagnostics bundle would hold, to be read before it is saved")
                .keys(Shortcut.typed("b"))
                .unless(whileUnknown())
                .runs(bundle::show);
        history = Act.of("inspect.history", "History")
                .help("Past inspections of this link and of all others, to compare")
                .keys(Shortcut.typed("h"))
                .unless(whileUnknown())
                .runs(this::toggleHistory);
        answers = new Answer(desk.acts(), acts, showBundle);
        Describe.control(field, "Link to inspect", "Paste any link; a typed one is inspected with Enter", null);
        field.setPromptText("Paste any link: a watch page, a signed link, a playlist, a token");
        field.getStyleClass().add("code");
        field.setOnAction(enter -> inspect(field.getText()));
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = Texts.row(field, new ActButton(desk.acts(), history));
        root = new Page(line, past, answer).scrolling();
        hide(past);
        model.result().subscribe(this::show);
        model.soFar().subscribe(this::showSoFar);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Act> acts() {
        var all = new ArrayList<>(acts.all());
        all.add(showBundle);
        all.add(history);
        return all;
    }

    @Override
    public void shown(Map<String, String> arguments) {
        String link = arguments.get("link");
        if (link != null) {
            inspect(link);
            root.requestFocus();
        } else if (model.link().isEmpty()) {
            field.requestFocus();
        }
    }

    @Override
    public Optional<ScopeInView> scope() {
        return Optional.ofNullable(model.share())
                .map(share -> new ScopeInView("link:" + share.handle(), "Link · " + share.assetTitle()));
    }

    /** What was found last. */
    public InspectModel model() {
        return model;
    }

    BundleCard bundle() {
        return bundle;
    }

    private void inspect(String link) {
        if (!link.isBlank()) {
            field.setText(Masked.link(link.strip()));
            bundle.hide();
            model.inspect(link);
        }
    }

    private void show(InspectModel.@Nullable Result found) {
        if (found != null) {
            answer.getChildren().setAll(page(found));
            past.getChildren().setAll(new HistoryCard(desk.times()).of(found));
        } else if (model.link().isEmpty()) {
            answer.getChildren().setAll(empty());
        }
    }

    private void showSoFar(InspectModel.@Nullable SoFar now) {
        if (now != null && model.result().get() == null) {
            if (now.decoded() == null) {
                underWay = new UnderWay(desk.times());
                answer.getChildren().setAll(Loading.skeleton());
            } else {
                answer.getChildren().setAll(underWay.show(now));
            }
        }
    }

    private static Node empty() {
        return new Card(
                "",
                new EmptyState(
                        Feather.SEARCH,
                        "Paste a link that somebody reported.",
                        "Within two seconds a sentence says what is wrong, where it lies and what to do. Paste anywhere in"
                                + " this window, or drop the link on it."));
    }

    private Node page(InspectModel.Result found) {
        var inspection = found.inspection();
        var wide = Page.column(findings(inspection.findings()), walk(WalkRows.of(inspection)));
        var narrow = Page.column(
                LinkCard.of(inspection.share(), desk.times()),
                ClientCard.of(inspection.clients()),
                SessionCard.of(inspection.known(), desk.times()),
                TokenCard.of(inspection.decoded(), desk.times()));
        return column(answers.of(found), bundle.node(), Page.columns(new double[] {7, 3}, wide, narrow));
    }

    static Node column(Node... parts) {
        var page = new VBox(parts);
        page.getStyleClass().add("column");
        return page;
    }

    private static Card findings(List<Finding> findings) {
        var card = new Card("Findings");
        findings.forEach(finding -> card.getChildren().add(FindingRow.wide(finding)));
        return card;
    }

    private static Card walk(List<Waterfall.Row> rows) {
        if (rows.isEmpty()) {
            return new Card(WalkRows.TITLE, Texts.prose("No request was made.", "muted"));
        }
        var waterfall = new Waterfall();
        waterfall.show(rows);
        return new Card(WalkRows.TITLE, waterfall);
    }

    private void toggleHistory() {
        if (past.isVisible()) {
            hide(past);
        } else {
            past.setVisible(true);
            past.setManaged(true);
        }
    }

    private static void hide(Node node) {
        node.setVisible(false);
        node.setManaged(false);
    }

    private ObservableValue<String> whileUnknown() {
        return model.result().map(found -> "").orElse("Nothing was inspected yet.");
    }
}
