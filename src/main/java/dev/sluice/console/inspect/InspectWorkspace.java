package dev.sluice.console.inspect;

import dev.sluice.api.SessionInfo;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.FindingRow;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Loading;
import dev.sluice.console.ui.Masked;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import dev.sluice.console.ui.Verdict;
import dev.sluice.diagnosis.Inspection;
import dev.sluice.diagnosis.Inspector;
import dev.sluice.diagnosis.LinkVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Paste a link, read what is wrong with it. */
public final class InspectWorkspace implements Workspace {
    private final Desk desk;
    private final InspectModel model;
    private final InspectActs acts;
    private final TextField field = new TextField();
    private final StackPane answer = new StackPane();
    private final Node root;

    /** A workspace on a service, with an inspector that knows it; application thread. */
    public InspectWorkspace(Desk desk, SluiceClient client, Inspector inspector) {
        this.desk = desk;
        model = new InspectModel(client, inspector, desk.work());
        acts = new InspectActs(desk, client, model);
        Describe.control(field, "Link to inspect", "Paste any link and press Enter", null);
        field.setPromptText("Paste any link: a watch page, a signed link, a playlist, a token");
        field.getStyleClass().add("code");
        field.setOnAction(enter -> inspect(field.getText()));
        root = new Page(field, answer).scrolling();
        model.result().subscribe(this::show);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Act> acts() {
        return acts.all();
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

    private void inspect(String link) {
        if (!link.isBlank()) {
            field.setText(Masked.link(link.strip()));
            model.inspect(link);
        }
    }

    private void show(InspectModel.@Nullable Result found) {
        if (found != null) {
            answer.getChildren().setAll(page(found));
        } else {
            answer.getChildren().setAll(model.link().isEmpty() ? empty() : Loading.skeleton());
        }
    }

    private static Node empty() {
        return new Card(
                "",
                new EmptyState(
                        Feather.SEARCH,
                        "Paste a link that somebody reported.",
                        "Within two seconds a sentence says what is wrong, whose fault it is and what to do."));
    }

    private Node page(InspectModel.Result found) {
        var inspection = found.inspection();
        var wide = Page.column(findings(inspection), walk(inspection));
        var narrow = Page.column(LinkCard.of(inspection.share(), desk.times()), sessions(found.sessions()));
        var page = new VBox(verdict(found), Page.columns(new double[] {7, 3}, wide, narrow));
        page.getStyleClass().add("column");
        return page;
    }

    private Node verdict(InspectModel.Result found) {
        var verdict = new Verdict();
        var inspection = found.inspection();
        var first = inspection.findings().stream().findFirst();
        verdict.say(
                tone(inspection.verdict()),
                inspection.sentence(),
                first.map(f -> f.fix()).orElse(""));
        verdict.acts(
                new ActButton(desk.acts(), acts.reissue).primary(),
                new ActButton(desk.acts(), acts.copySentence),
                new ActButton(desk.acts(), acts.copyCurl),
                new ActButton(desk.acts(), acts.preview),
                new ActButton(desk.acts(), acts.again));
        verdict.note("%d requests · %s".formatted(inspection.exchanges().size(), Times.span(found.took())));
        return verdict;
    }

    private static Tone tone(LinkVerdict verdict) {
        return switch (verdict) {
            case PLAYABLE -> Tone.OK;
            case NOT_MEASURED -> Tone.NEUTRAL;
            case FROZEN, NOT_YET_VALID, ORIGIN_SLOW, CLOCK -> Tone.WARN;
            default -> Tone.BAD;
        };
    }

    private static Card findings(Inspection inspection) {
        var card = new Card("Findings");
        inspection.findings().forEach(finding -> card.getChildren().add(FindingRow.wide(finding)));
        return card;
    }

    private static Card walk(Inspection inspection) {
        if (inspection.exchanges().isEmpty()) {
            return new Card("Walk, as a viewer's player", Texts.prose("No request was made.", "muted"));
        }
        var waterfall = new Waterfall();
        waterfall.show(WalkRows.of(inspection.exchanges()));
        return new Card("Walk, as a viewer's player", waterfall);
    }

    private Card sessions(List<SessionInfo> sessions) {
        var card = new Card("Sessions on this link").count(Integer.toString(sessions.size()));
        if (sessions.isEmpty()) {
            card.getChildren().add(Texts.prose("Nobody has started one.", "muted"));
            return card;
        }
        var rows = KeyValueList.figures();
        sessions.stream().limit(8).forEach(s -> rows.add(desk.times().time(s.startedAt()), s.client()));
        card.getChildren().add(rows);
        return card;
    }
}
