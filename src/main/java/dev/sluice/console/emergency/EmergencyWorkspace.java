package dev.sluice.console.emergency;

import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What an invalidation hits and spares on the left, the document in the middle, the clocks on the right. */
public final class EmergencyWorkspace implements Workspace {
    private static final Duration FOLLOW = Duration.millis(200);

    private final Desk desk;
    private final EmergencyModel model;
    private final EdgesModel edges;
    private final Act invalidate;
    private final Act drill;
    private final Act report;
    private final Heading heading;
    private final Node root;
    private final Timeline follow;

    /** A panel on a service; application thread. */
    public EmergencyWorkspace(Desk desk, SluiceClient client) {
        this.desk = desk;
        model = new EmergencyModel(client, desk.work());
        edges = new EdgesModel(client, desk.work(), this::now);
        invalidate = Act.of("emergency.invalidate", "Invalidate")
                .help("Runs the document: containment first, proof after; what it revokes stays revoked")
                .needs(Role.ADMIN)
                .destroys()
                .unless(model.refusal())
                .runs(() -> model.invalidate(false));
        drill = Act.of("emergency.drill", "Drill")
                .help("Runs the same document over canary links; real links keep playing")
                .needs(Role.ADMIN)
                .changes()
                .unless(model.refusal())
                .runs(() -> model.invalidate(true));
        report = Act.of("emergency.report", "Copy report so far")
                .help("Copies what happened as Markdown")
                .unless(model.run().map(run -> "").orElse("Nothing has run yet."))
                .runs(() -> copyReport(client));
        heading = new Heading(
                "Emergency invalidation", new ActButton(desk.acts(), drill), new ActButton(desk.acts(), report));
        root = new Page(heading, Page.columns(new double[] {25, 50, 25}, left(), middle(), right())).scrolling();
        model.run().subscribe(this::title);
        follow = new Timeline(new KeyFrame(FOLLOW, tick -> poll()));
        follow.setCycleCount(Animation.INDEFINITE);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Act> acts() {
        return List.of(invalidate, drill, report);
    }

    @Override
    public void shown(Map<String, String> arguments) {
        model.load();
        String scope = arguments.get("scope");
        if (scope != null) {
            model.choose(new ScopeInView(scope, arguments.getOrDefault("title", scope)));
        } else {
            model.refresh();
        }
        follow.play();
    }

    @Override
    public void hidden() {
        follow.pause();
    }

    /** The scope and the run. */
    public EmergencyModel model() {
        return model;
    }

    private Node left() {
        var button = new ActButton(desk.acts(), invalidate);
        button.getStyleClass().remove("destroys");
        button.getStyleClass().add("danger");
        button.setMaxWidth(Double.MAX_VALUE);
        button.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                key.consume();
            }
        });
        var act = new Card("Reason", new ReasonChips(model), button);
        return Page.column(new ScopeCard(model), act);
    }

    private Node middle() {
        return new RunbookCard(model, this::now).tall();
    }

    private Node right() {
        return Page.column(new ClocksCard(model, this::now), new EdgesCard(edges.edges()));
    }

    private void poll() {
        model.poll();
        edges.poll();
    }

    private void title(@Nullable Run run) {
        heading.line(
                run == null
                        ? "Nothing runs until you click Invalidate."
                        : "run %s · %s · by %s · %s"
                                .formatted(
                                        run.run(),
                                        run.runbook(),
                                        run.by(),
                                        run.reason() == null ? "reason not stated" : run.reason()));
    }

    private void copyReport(SluiceClient client) {
        var run = model.run().get();
        if (run != null) {
            desk.work()
                    .job(
                            "Reading the report",
                            progress -> client.invalidations().report(run.run()))
                    .onSuccess(text -> {
                        desk.clip().copy(text);
                        desk.notices().say("The report is on the clipboard.");
                    })
                    .start();
        }
    }

    private Instant now() {
        return Instant.now();
    }
}
