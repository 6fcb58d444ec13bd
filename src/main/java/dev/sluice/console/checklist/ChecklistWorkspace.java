package dev.sluice.console.checklist;

import dev.sluice.api.ChecklistItem;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.checklist.ChecklistModel.Answer;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.FindingRow;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Loading;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Verdict;
import dev.sluice.console.work.Debounce;
import dev.sluice.diagnosis.SelfTest;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Checklist: whether the roll-out is ready, how each line knows, and where it is mended. */
public final class ChecklistWorkspace implements Workspace {
    /** Going through the list walks the whole audit log, so that a busy service is not asked at every change. */
    private static final Duration QUIET = Duration.seconds(5);

    private final Desk desk;
    private final ChecklistModel model;
    private final Verdict verdict = new Verdict();
    private final VBox lines = new VBox();
    private final Act reload;
    private final Node root;
    private boolean due;

    /** Asks nothing before somebody comes. */
    public ChecklistWorkspace(Desk desk, SluiceClient client, ChangeFeed feed) {
        this.desk = desk;
        model = new ChecklistModel(
                desk.work(), client, new SelfTest(client, Clock.systemUTC()), InstantSource.system());
        reload = Act.of("checklist.reload", "Go through it again")
                .help("Has the service look at everything anew")
                .keys(Shortcut.typed("r"))
                .runs(model::reload);
        lines.getStyleClass().add("rows");
        var loading = new Loading(lines);
        model.onFirst(job -> {
            if (model.answer().get() == null) loading.follow(job, model::reload);
        });
        var heading = new Heading("Checklist", new ActButton(desk.acts(), reload));
        root = new Page(
                        heading.line("Is the roll-out ready, and how is that known."),
                        verdict,
                        new Card("Lines", loading))
                .scrolling();
        verdict.say(dev.sluice.console.ui.Tone.NEUTRAL, "Going through the list …", "");
        model.answer().subscribe(this::show);
        var quiet = new Debounce(QUIET, this::again);
        feed.subscribe(changes -> {
            if (!due) quiet.call();
            due = true;
        });
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Act> acts() {
        return List.of(reload);
    }

    @Override
    public void shown(Map<String, String> arguments) {
        model.reload();
    }

    private void again() {
        due = false;
        if (root.getScene() != null) model.reload();
    }

    private void show(@Nullable Answer answer) {
        if (answer == null) return;
        var sum = ChecklistModel.sum(answer.lines());
        verdict.say(sum.tone(), sum.sentence(), sum.why());
        verdict.note("looked at " + desk.times().time(answer.at()));
        lines.getChildren().setAll(answer.lines().stream().map(this::row).toList());
    }

    private Node row(ChecklistItem item) {
        var act = desk.acts().find(item.act());
        var finding = act.isPresent()
                ? FindingRow.stacked(item.finding(), new ActButton(desk.acts(), act.get()))
                : FindingRow.stacked(item.finding());
        HBox.setHgrow(finding, Priority.ALWAYS);
        var severity = new HBox(Chip.of(item.finding().severity()));
        severity.getStyleClass().add("checklist-severity");
        var row = new HBox(severity, finding);
        row.getStyleClass().add("checklist-line");
        row.setId("line-" + item.finding().code());
        return row;
    }
}
