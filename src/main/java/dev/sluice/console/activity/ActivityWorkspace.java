package dev.sluice.console.activity;

import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Workspace;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.util.Duration;

/** Activity: who did what, and whether the record of it is whole. */
public final class ActivityWorkspace implements Workspace {
    private static final Duration QUIET = Duration.millis(400);

    private final ActivityModel model;
    private final ActivityView view;
    private final List<Act> acts;

    /** Reads the newest lines at once, in the background. */
    public ActivityWorkspace(Desk desk, SluiceClient client, ChangeFeed feed) {
        this(desk, client, feed, QUIET);
    }

    ActivityWorkspace(Desk desk, SluiceClient client, ChangeFeed feed, Duration quiet) {
        model = new ActivityModel(desk.work(), client, feed, quiet);
        var verify = Act.of("activity.verify", "Verify the log")
                .help("Has the service walk the whole chain of hashes")
                .keys(Shortcut.typed("v"))
                .needs(dev.sluice.api.Role.SUPPORT)
                .runs(model::verify);
        var copy = Act.of("activity.report", "Copy the report")
                .help("Copies the run's report as Markdown")
                .keys(Shortcut.typed("c"))
                .unless(model.report().map(report -> "").orElse("No report is shown."))
                .runs(() -> copy(desk));
        view = new ActivityView(desk, model, verify, new LineDetail(desk, model, copy));
        acts = List.of(
                verify,
                copy,
                Act.of("activity.filter", "Filter the log")
                        .keys(Shortcut.typed("/"))
                        .runs(view::focusFilter),
                Act.of("activity.reload", "Reload the log")
                        .keys(Shortcut.typed("r"))
                        .runs(model::newer));
        model.reload();
    }

    @Override
    public Node root() {
        return view.root();
    }

    @Override
    public List<Act> acts() {
        return acts;
    }

    @Override
    public void shown(Map<String, String> arguments) {
        var subject = arguments.get("subject");
        if (subject != null) model.filter().set(subject);
    }

    private void copy(Desk desk) {
        var report = model.report().get();
        if (report == null) return;
        desk.clip().copy(report);
        desk.notices().say("Copied the report.");
    }
}
