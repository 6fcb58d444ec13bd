package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Problem;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Loading;
import dev.sluice.console.ui.Masked;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.relay.PreviewStream;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All nodes of the workspace, kept true to catalogue and player. */
final class PreviewView extends StackPane {
    private final Desk desk;
    private final Catalogue catalogue;
    private final Playback playback;
    private final PreviewActs acts;
    private final Head head;
    private final AssetSheet sheet;
    private final ProfileSheet profiles;
    private final Page page;
    private final Node columns;
    private final UploadStrip uploadStrip;
    private final VBox findings = Page.column();
    private final SegmentCard segments;
    private final RenditionCard renditions = new RenditionCard();
    private final FindingCards cards;
    private boolean wasViewing;

    PreviewView(
            Desk desk,
            SluiceClient client,
            Catalogue catalogue,
            Playback playback,
            Uploads uploads,
            PreviewActs acts,
            Node screen) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.playback = playback;
        this.acts = acts;
        sheet = new AssetSheet(catalogue, desk.times(), acts::look);
        profiles = new ProfileSheet(desk.work(), client, acts::prepareFor);
        head = new Head(desk.times(), () -> sheet.toggle(catalogue.selected().get()));
        segments = new SegmentCard(playback);
        cards = new FindingCards(desk.clip(), acts::goTo, () -> new ActButton(desk.acts(), acts.prepare()));
        uploadStrip = new UploadStrip(uploads, () -> desk.acts().run(acts.add()));
        var requests = new RequestCard(playback);
        columns = Page.columns(
                new double[] {57.5, 42.5},
                Page.column(screen, segments, new StartupCard(desk.work(), client, catalogue, playback)),
                Page.column(findings, renditions, requests));
        page = new Page(head);
        var sheetStyle = Objects.requireNonNull(
                PreviewView.class.getResource("/dev/sluice/console/preview.css"), "preview.css is missing");
        getStylesheets().add(sheetStyle.toExternalForm());
        getStyleClass().add("preview");
        StackPane.setAlignment(sheet, Pos.TOP_LEFT);
        StackPane.setMargin(sheet, new Insets(52, 0, 0, 12));
        StackPane.setAlignment(profiles, Pos.TOP_RIGHT);
        StackPane.setMargin(profiles, new Insets(58, 24, 0, 0));
        getChildren().setAll(page.scrolling(), sheet, profiles, new DropTarget(this, acts::addAll));
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        follow(uploads);
    }

    private void follow(Uploads uploads) {
        catalogue.selected().subscribe((before, now) -> {
            if (before != null && now != null && !Objects.equals(before.failure(), now.failure())) showReport();
            show();
        });
        show();
        catalogue.known().subscribe(known -> show());
        catalogue.problem().subscribe(problem -> show());
        catalogue.report().subscribe(report -> showReport());
        playback.state().subscribe(state -> {
            show();
            var viewing = acts.viewing();
            if (viewing != wasViewing) showReport();
            wasViewing = viewing;
            showVariant();
        });
        desk.times().now().when(sceneProperty().isNotNull()).subscribe(now -> {
            showHead();
            uploads.lookAgain();
        });
    }

    private void show() {
        showHead();
        var empty = catalogue.assets().isEmpty() && !acts.viewing();
        page.getChildren().setAll(head, uploadStrip, empty ? nothing() : columns);
    }

    private void showHead() {
        var asset = catalogue.selected().get();
        if (playback.subject() instanceof Subject.OfLink link) {
            head.say("What a viewer gets", Masked.link(link.link()), new ActButton(desk.acts(), acts.back()));
        } else if (asset == null) {
            head.say("Preview", "", new ActButton(desk.acts(), acts.add()));
        } else {
            var report = Checked.of(catalogue.report().get());
            var count =
                    report.map(c -> RenditionRow.pictures(c.report()).size()).orElse(0);
            head.asset(asset, count, buttons());
        }
    }

    private Node[] buttons() {
        var published = AssetWords.notWithdrawable(catalogue.selected().get()).isEmpty();
        var last = new ActButton(desk.acts(), published ? acts.withdraw() : acts.publish());
        return new Node[] {
            new ActButton(desk.acts(), acts.add()),
            new ActButton(desk.acts(), acts.check()),
            new ActButton(desk.acts(), acts.prepare()),
            published ? last : last.primary()
        };
    }

    private Node nothing() {
        var problem = catalogue.problem().get();
        if (problem != null) {
            var next = Objects.requireNonNullElse(problem.nextAct(), "") + "  (" + problem.code() + ")";
            return card(new EmptyState(
                    Feather.ALERT_TRIANGLE, problem.title(), next, new ActButton(desk.acts(), acts.reload())));
        }
        if (!catalogue.known().get()) return card(Loading.skeleton());
        return card(new EmptyState(
                Feather.FILM,
                "No video yet.",
                "Add a file, or drop one here. It is prepared and checked before anybody can see it.",
                new ActButton(desk.acts(), acts.add()).primary()));
    }

    private static Node card(Node body) {
        var card = new Card("", body).tall();
        VBox.setVgrow(body, Priority.ALWAYS);
        return card;
    }

    private void showReport() {
        showHead();
        if (acts.viewing()) return;
        switch (catalogue.report().get()) {
            case Report.Found found -> showFound(found.report());
            case Report.Reading reading -> without("The report is being read.", Loading.skeleton());
            case Report.None none ->
                without("not checked yet", Texts.prose("It is checked as soon as it is prepared.", "muted"));
            case Report.Unread unread ->
                without(
                        "not known",
                        Texts.prose(unread.problem().title() + " ("
                                + unread.problem().code() + ")"));
        }
    }

    private void showFound(CheckReport report) {
        findings.getChildren().setAll(cards.of(report));
        var beside = AssetWords.beside(catalogue.selected().get());
        if (beside != null) findings.getChildren().addFirst(besideCard(beside));
        renditions.show(report);
        Shown.set(renditions, true);
        showVariant();
    }

    private static Node besideCard(Problem problem) {
        var next = Objects.requireNonNullElse(problem.nextAct(), "");
        var detail = Objects.requireNonNullElse(problem.detail(), "");
        var text = new VBox(2, Texts.prose(problem.title(), "strong"));
        if (!detail.isEmpty()) text.getChildren().add(Texts.prose(detail, "muted"));
        text.getChildren().add(Texts.prose((next + "  (" + problem.code() + ")").strip(), "muted"));
        return new Card("The last attempt", text);
    }

    private void without(String why, Node body) {
        findings.getChildren().setAll(new Card("Readiness", body));
        Shown.set(renditions, false);
        segments.none(why);
    }

    private void showVariant() {
        Shown.set(segments, !acts.viewing());
        if (acts.viewing()) {
            without("", viewerNote());
            return;
        }
        var variant = playback.stream().map(PreviewStream::variant).orElse(-1);
        Checked.of(catalogue.report().get())
                .ifPresent(checked -> checked.rendition(variant).ifPresent(rendition -> {
                    playback.know(SegmentTimes.of(rendition));
                    segments.show(checked.report(), rendition);
                    renditions.playing(rendition.uri());
                }));
    }

    private static Node viewerNote() {
        return new VBox(
                8,
                Texts.row(new Chip("not measured", dev.sluice.console.ui.Tone.NEUTRAL)),
                Texts.prose(
                        "This plays what a viewer of the link gets now, on this machine. Whether the video is fit for every player is said by the checks of its asset.",
                        "muted"));
    }

    /** Lets somebody choose a profile for a new version of what is looked at. */
    void chooseProfile() {
        profiles.toggle(catalogue.selected().get());
    }

    private void pressed(MouseEvent press) {
        if (!(press.getTarget() instanceof Node node)) return;
        if (!isIn(node, List.of(sheet, head))) sheet.setVisible(false);
        if (!isIn(node, List.of(profiles, head, findings))) profiles.setVisible(false);
    }

    private static boolean isIn(Node node, List<? extends Node> holders) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (holders.contains(at)) return true;
        }
        return false;
    }

    private void key(KeyEvent key) {
        if (key.getCode() != KeyCode.ESCAPE || !(sheet.isVisible() || profiles.isVisible())) return;
        sheet.setVisible(false);
        profiles.setVisible(false);
        key.consume();
    }
}
