package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What an invalidation hits and spares on the left, the document in the middle, the clocks on the right. */
public final class EmergencyWorkspace implements Workspace {
    private static final Duration FOLLOW = Duration.millis(200);

    private final Desk desk;
    private final EmergencyModel model;
    private final EdgesModel edges;
    private final RunActs acts;
    private final StepActs stepActs;
    private final ReportActs reports;
    private final RunbookCard runbook;
    private final Act turn;
    private final Heading heading;
    private final Node root;
    private final Timeline follow;

    /** A panel on a service; application thread. */
    public EmergencyWorkspace(Desk desk, SluiceClient client) {
        this.desk = desk;
        model = new EmergencyModel(client, desk.work());
        edges = new EdgesModel(client, desk.work(), this::now, model.run());
        acts = new RunActs(model, desk);
        stepActs = new StepActs(desk.acts(), model);
        reports = new ReportActs(model, desk);
        runbook = new RunbookCard(model, this::now, stepActs);
        turn = Act.of("emergency.document", "Document")
                .help("Shows the whole document, or the steps again")
                .runs(runbook::turn);
        heading = new Heading(
                "Emergency invalidation",
                shown(NoEnter.on(button(acts.approve)), RunActs::waits),
                shown(button(acts.pause), run -> run.state() == RunState.RUNNING),
                shown(button(acts.resume), run -> run.state() == RunState.PAUSED),
                shown(NoEnter.on(button(acts.abort)), run -> run.endedAt() == null),
                shown(button(acts.another), run -> run.endedAt() != null),
                button(turn),
                shown(button(reports.copy), run -> true),
                shown(button(reports.save), run -> true));
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
        return Stream.of(acts.all(), stepActs.all(), reports.all(), List.of(turn))
                .flatMap(List::stream)
                .toList();
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

    private ActButton button(Act act) {
        return new ActButton(desk.acts(), act);
    }

    /** The button while it fits the run that is shown. */
    private Node shown(ActButton button, Predicate<Run> fits) {
        model.run().subscribe(run -> {
            button.setVisible(run != null && fits.test(run));
            button.setManaged(button.isVisible());
        });
        return button;
    }

    private Node left() {
        var click = new PreflightCard(model, button(acts.invalidate), button(acts.drill), button(acts.reason));
        return Page.column(new ScopeCard(model), click, new FrozenCard(model, desk.acts(), acts));
    }

    private Node middle() {
        return runbook.tall();
    }

    private Node right() {
        return Page.column(
                new ClocksCard(model, this::now),
                new EdgesCard(edges.edges(), edges.acknowledgements()),
                new RefusedCard(model),
                new DrillsCard(model, desk.times()));
    }

    private void poll() {
        model.poll();
        edges.poll();
    }

    private void title(@Nullable Run run) {
        heading.line(
                run == null
                        ? "Nothing runs until you click Invalidate."
                        : "%s %s · %s · by %s · %s"
                                .formatted(
                                        run.drill() ? "drill" : "run",
                                        run.run(),
                                        run.runbook(),
                                        run.by(),
                                        run.reason() == null ? "reason not stated" : "“" + run.reason() + "”"));
    }

    private Instant now() {
        return Instant.now();
    }
}
