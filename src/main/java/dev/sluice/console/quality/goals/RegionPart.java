package dev.sluice.console.quality.goals;

import dev.sluice.api.Problem;
import dev.sluice.api.RegionTable;
import dev.sluice.api.Role;
import dev.sluice.client.QualityGoals;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The table of regions: what it holds, loading another, taking it away. */
final class RegionPart {
    private static final int NAMED = 8;

    private final Desk desk;
    private final QualityGoals client;
    private final Sheet sheet;
    private final Act load;
    private final Act clear;
    private final Label line = Texts.prose("", "muted");
    private final Label wrong = Texts.prose("");
    private final StringProperty none = new SimpleStringProperty("No table is loaded.");
    private final VBox node;

    RegionPart(Desk desk, QualityGoals client, Sheet sheet) {
        this.desk = desk;
        this.client = client;
        this.sheet = sheet;
        load = Act.of("quality.regions.load", "Load table")
                .help("A file with one network, a comma and its region a line; counts for viewers from then on")
                .needs(Role.ADMIN)
                .changes()
                .runs(this::choose);
        clear = Act.of("quality.regions.clear", "Remove table")
                .help("Viewers from then on have no region; those counted keep theirs")
                .needs(Role.ADMIN)
                .changes()
                .unless(none)
                .runs(this::clear);
        wrong.getStyleClass().add("tone-bad");
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        node = new VBox(
                Texts.strong("Regions"),
                line,
                wrong,
                Texts.row(Texts.spring(), new ActButton(desk.acts(), clear), new ActButton(desk.acts(), load)));
        node.getStyleClass().add("section");
    }

    Node node() {
        return node;
    }

    List<Act> acts() {
        return List.of(load, clear);
    }

    void show(RegionTable table) {
        var at = table.loadedAt();
        none.set(at == null ? "No table is loaded." : "");
        line.setText(
                at == null
                        ? "No table is loaded, so that viewers have no region. A table has one network and its region a line, such as 203.0.113.0/24,EU-west."
                        : String.format(
                                Locale.ENGLISH,
                                "%,d networks, loaded %s by %s: %s.",
                                table.networks(),
                                desk.times().relative(at),
                                table.loadedBy(),
                                named(table.regions())));
    }

    private static String named(Map<String, Integer> regions) {
        var first = regions.entrySet().stream()
                .limit(NAMED)
                .map(each -> String.format(Locale.ENGLISH, "%s %,d", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        int more = regions.size() - NAMED;
        return more > 0 ? first + " and " + more + " more regions" : first;
    }

    private void choose(Map<String, String> arguments) {
        var named = arguments.get("file");
        if (named != null) {
            load(Path.of(named));
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle("Load a table of regions");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("Tables", "*.csv", "*.txt"),
                        new FileChooser.ExtensionFilter("All files", "*.*"));
        var file = chooser.showOpenDialog(sheet.getScene().getWindow());
        if (file != null) load(file.toPath());
    }

    private void load(Path file) {
        desk.work()
                .job("Loading regions", progress -> client.loadRegions(file))
                .onSuccess(table -> {
                    wrong.setText("");
                    show(table);
                })
                .onFailure(this::refused)
                .start();
    }

    private void refused(Problem problem) {
        wrong.setText(problem.detail() == null ? problem.title() : problem.title() + " " + problem.detail());
    }

    private void clear() {
        desk.work()
                .job("Removing regions", progress -> client.clearRegions())
                .onSuccess(this::show)
                .onFailure(problem -> desk.notices().problem(problem, "The table is still there."))
                .start();
    }
}
