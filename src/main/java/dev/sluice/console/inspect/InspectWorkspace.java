package dev.sluice.console.inspect;

import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Masked;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.diagnosis.Inspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
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
    private final Act others;
    private final TextField field = new PasteField(this::inspect);
    private final SiteField site;
    private final StackPane answer = new StackPane();
    private final StackPane past = new StackPane();
    private final ResultPage page;
    private final ScrollPane root;

    /** A workspace on a service, with an inspector that knows it; application thread. */
    public InspectWorkspace(Desk desk, SluiceClient client, Inspector inspector) {
        this.desk = desk;
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
        others = Act.of("inspect.others", "Other clients' requests")
                .help("Lists the requests made as Safari, AVPlayer, VLC and ExoPlayer, or hides them")
                .keys(Shortcut.typed("o"))
                .unless(whileUnknown())
                .runs(this::toggleOthers);
        site = new SiteField(model::inspectOn);
        page = new ResultPage(
                new Answer(desk.acts(), acts, showBundle),
                bundle.node(),
                new ActButton(desk.acts(), others),
                desk.times());
        Describe.control(field, "Link to inspect", "Paste any link; a typed one is inspected with Enter", null);
        field.setPromptText("Paste any link: a watch page, a signed link, a playlist, a token");
        field.getStyleClass().add("code");
        field.setOnAction(enter -> inspect(field.getText()));
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = Texts.row(field, site, new ActButton(desk.acts(), history));
        root = new Page(line, past, answer).scrollingSteadily();
        Shown.set(past, false);
        model.result().subscribe(this::show);
        model.soFar().subscribe(this::showSoFar);
        model.past().subscribe(this::remember);
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
        all.add(others);
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

    /** Whether everything that is known is on the screen. */
    public boolean complete() {
        return page.complete();
    }

    BundleCard bundle() {
        return bundle;
    }

    private void inspect(String link) {
        if (!link.isBlank()) {
            field.setText(Masked.link(link.strip()));
            site.begin();
            bundle.hide();
            root.setVvalue(0);
            model.inspect(link);
        }
    }

    private void show(InspectModel.@Nullable Result found) {
        if (found != null) {
            page.show(found);
            site.offer(found.inspection());
        } else if (model.link().isEmpty()) {
            answer.getChildren().setAll(empty());
        } else {
            page.begin();
        }
    }

    private void showSoFar(@Nullable SoFar now) {
        if (now != null && model.result().get() == null) {
            if (answer.getChildren().isEmpty() || answer.getChildren().getFirst() != page) {
                answer.getChildren().setAll(page);
            }
            page.show(now);
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

    private void toggleOthers() {
        page.toggleOthers();
    }

    private void toggleHistory() {
        if (past.isVisible()) {
            Shown.set(past, false);
        } else {
            Shown.set(past, true);
            remember();
        }
    }

    /** Past inspections are built while they are looked at only. */
    private void remember() {
        var found = model.past().get();
        if (found != null && past.isVisible()) {
            past.getChildren().setAll(new HistoryCard(desk.times()).of(found));
        }
    }

    private ObservableValue<String> whileUnknown() {
        return model.result().map(found -> "").orElse("Nothing was inspected yet.");
    }
}
