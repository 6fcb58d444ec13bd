package dev.sluice.console.destinations;

import dev.sluice.api.Asset;
import dev.sluice.api.Destination;
import dev.sluice.api.Finding;
import dev.sluice.api.Role;
import dev.sluice.api.Severity;
import dev.sluice.api.ShowSource;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.AssetTitles;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FindingRow;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.work.Debounce;
import dev.sluice.console.work.Latest;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The go-live sheet: what, where to, and everything that could hinder it, looked at while one types. */
final class GoLiveSheet {
    private static final Duration QUIET = Duration.millis(350);

    private final Desk desk;
    private final SluiceClient client;
    private final GoLive form;

    /** Kept here: what is written holds on to it only weakly. */
    private final ObservableValue<String> problem;

    private final VBox findings = new VBox();
    private final SimpleStringProperty blocked = new SimpleStringProperty("Pre-flight has not been run.");
    private final Node node;
    private final Latest latest = new Latest();
    private final Debounce quiet = new Debounce(QUIET, this::look);

    GoLiveSheet(
            Desk desk,
            SluiceClient client,
            GoLive form,
            List<Asset> assets,
            List<Destination> destinations,
            Runnable started,
            Runnable close) {
        this.desk = desk;
        this.client = client;
        this.form = form;
        this.problem = form.problem();
        var begin = Act.of("destinations.begin", "Go live")
                .help("Begins the show at all chosen destinations")
                .needs(Role.PRODUCER)
                .changes()
                .unless(blocked)
                .runs(() -> begin(started, close));
        findings.getStyleClass().add("rows");
        node = new FormSheet(
                "go-live",
                "Go live",
                "nothing begins",
                blocked,
                new ActButton(desk.acts(), begin).primary(),
                close,
                Fields.text("Title", "Evening show", form.title),
                Fields.choice("Source", ShowSource.Kind.values(), form.kind),
                source(assets),
                Fields.labelled("Destinations", places(destinations)),
                Fields.choice("Segments", GoLive.Rhythm.values(), form.rhythm),
                Fields.row(
                        Fields.text("Viewers can go back, s", "120", form.window),
                        Fields.text("Begin at", "now, or 18:30", form.startsAt)),
                Texts.strong("Pre-flight"),
                findings);
        problem.subscribe(said -> quiet.call());
        form.kind.subscribe(kind -> quiet.call());
        form.rhythm.subscribe(kind -> quiet.call());
        form.loop.subscribe(loops -> quiet.call());
        form.value.subscribe(value -> quiet.call());
    }

    Node node() {
        return node;
    }

    private Node source(List<Asset> assets) {
        var box = new ComboBox<Asset>();
        box.getItems().setAll(assets);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(assets.isEmpty() ? "No asset is ready yet" : "Choose an asset");
        box.setConverter(new AssetTitles());
        box.valueProperty().bindBidirectional(form.asset);
        Describe.control(box, "Asset", "Played in real time, as it was prepared.");
        var field = new TextField();
        field.textProperty().bindBidirectional(form.value);
        Describe.control(field, "Address of the source", "Where the source is.");
        form.kind.subscribe(kind -> field.setPromptText(GoLive.prompt(kind)));
        var isAsset = form.kind.isEqualTo(ShowSource.Kind.ASSET);
        box.visibleProperty().bind(isAsset);
        box.managedProperty().bind(isAsset);
        field.visibleProperty().bind(isAsset.not());
        field.managedProperty().bind(isAsset.not());
        var loop = new CheckBox("Begin again at its end");
        loop.selectedProperty().bindBidirectional(form.loop);
        Describe.control(loop, "Begin again at its end", "Otherwise the show ends with its source.");
        loop.visibleProperty().bind(form.mayLoop());
        loop.managedProperty().bind(loop.visibleProperty());
        var all = new VBox(box, field, loop);
        all.getStyleClass().add("labelled");
        return all;
    }

    private Node places(List<Destination> destinations) {
        var all = new VBox(6);
        for (var destination : destinations) {
            var box = new CheckBox(destination.name() + "  (" + Chip.word(destination.kind()) + ")");
            box.setSelected(form.destinations.contains(destination.id()));
            Describe.control(box, destination.name(), destination.place());
            box.setOnAction(click -> {
                form.destinations.remove(destination.id());
                if (box.isSelected()) form.destinations.add(destination.id());
                quiet.call();
            });
            all.getChildren().add(box);
        }
        return all;
    }

    private void look() {
        var missing = problem.getValue();
        if (!missing.isEmpty()) {
            latest.cancel();
            findings.getChildren().clear();
            blocked.set(missing);
            return;
        }
        var request = form.request();
        latest.start(desk.work()
                .job("Pre-flight", progress -> client.shows().preflight(request))
                .quiet()
                .onSuccess(this::seen));
    }

    private void seen(List<Finding> all) {
        findings.getChildren().setAll(all.stream().map(GoLiveSheet::line).toList());
        long blocks = all.stream().filter(f -> f.severity() == Severity.BLOCKS).count();
        blocked.set(blocks == 0 ? "" : blocks == 1 ? "One thing blocks the show." : blocks + " things block the show.");
    }

    private static Node line(Finding finding) {
        var severity = new HBox(Chip.of(finding.severity()));
        severity.getStyleClass().add("checklist-severity");
        var text = FindingRow.stacked(finding);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(severity, text);
        line.getStyleClass().add("checklist-line");
        return line;
    }

    private void begin(Runnable started, Runnable close) {
        var request = form.request();
        desk.work()
                .job("Going live", progress -> client.shows().start(request))
                .onSuccess(show -> {
                    close.run();
                    started.run();
                })
                .onFailure(problem -> desk.notices().problem(problem, "Nothing began; the form is as it was."))
                .start();
    }
}
