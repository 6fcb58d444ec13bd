package dev.sluice.console.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import dev.sluice.api.Quality;
import dev.sluice.api.Role;
import dev.sluice.client.QualityClient;
import dev.sluice.client.Shares;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.quality.goals.GoalsSheet;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Quality: what viewers get, by cohort. */
public final class QualityWorkspace implements Workspace {
    private static final Duration QUIET = Duration.millis(700);

    private final Desk desk;
    private final QualityClient client;
    private final Shares shares;
    private final QualityModel model;
    private final QualityView view;
    private final StackPane root;
    private final List<Act> acts = new ArrayList<>();

    public QualityWorkspace(Desk desk, SluiceClient client, ChangeFeed feed) {
        this(desk, client, feed, QUIET);
    }

    QualityWorkspace(Desk desk, SluiceClient service, ChangeFeed feed, Duration quiet) {
        this.desk = desk;
        client = service.quality();
        shares = service.shares();
        model = new QualityModel(desk.work(), client, feed, quiet);
        var demo = Act.of("quality.demo", "Fill with demo viewers")
                .help("Makes four links and invents a day of viewers; one act removes all of it")
                .needs(Role.ADMIN)
                .changes()
                .runs(this::fill);
        var remove = Act.of("quality.demo.remove", "Remove demo viewers")
                .help("Revokes the demo links and takes their viewers out of every chart")
                .needs(Role.ADMIN)
                .destroys()
                .runs(this::remove);
        var inspect = Act.of("quality.inspect", "Inspect its link")
                .help("Looks at the link of the session that is shown")
                .unless(Bindings.createStringBinding(this::noLink, model.timeline()))
                .runs(this::inspect);
        var sheet = new Sheet("quality-sheet");
        var goals = new GoalsSheet(desk, service, sheet, model::reload);
        var targets = Act.of("quality.goals", "Targets and alerts")
                .help("What viewers should get, when operators are told, and where networks are")
                .keys(Shortcut.typed("t"))
                .runs(goals::open);
        var times = Act.of("quality.times", "Choose times")
                .help("Shows a time that has passed, and holds it against any other")
                .keys(Shortcut.typed("d"))
                .runs(new TimesSheet(desk, model, sheet)::open);
        var copies = copies();
        var notices = new AlertNotices(desk, service.goals(), feed, alert -> {});
        view = new QualityView(desk, model, notices, demo, inspect, List.of(times, targets), copies);
        root = new StackPane(view, sheet);
        acts.addAll(List.of(demo, remove, inspect, times, targets));
        acts.addAll(goals.acts());
        acts.addAll(List.of(
                Act.of("quality.reload", "Reload quality")
                        .keys(Shortcut.typed("r"))
                        .runs(model::reload),
                Act.of("quality.everybody", "Look at everybody")
                        .keys(Shortcut.typed("e"))
                        .runs(this::everybody),
                Act.of("quality.compare.week", "Compare with last week")
                        .help("Draws the same day last week beside now; once more takes it away")
                        .keys(Shortcut.typed("w"))
                        .runs(() -> model.compare(Against.LAST_WEEK)),
                Act.of("quality.compare.cohort", "Compare others with this cohort")
                        .help("Keeps the chosen cohort on the charts beside whatever is chosen next")
                        .keys(Shortcut.typed("x"))
                        .unless(Bindings.createStringBinding(this::noCohort, model.cohort()))
                        .runs(this::compareOthers)));
        acts.addAll(copies);
    }

    private List<Act> copies() {
        return List.of(
                Act.of("quality.copy.picture", "Copy as picture")
                        .help("Copies the charts as they are drawn")
                        .keys(Shortcut.typed("p"))
                        .runs(this::copyPicture),
                Act.of("quality.copy.csv", "Copy as CSV")
                        .help("Copies every point of the lines")
                        .keys(Shortcut.typed("c"))
                        .runs(() -> copy(Csv::of)),
                Act.of("quality.copy.json", "Copy as JSON")
                        .help("Copies the figures as the control API tells them")
                        .runs(() -> copy(QualityWorkspace::json)));
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Act> acts() {
        return List.copyOf(acts);
    }

    @Override
    public void shown(Map<String, String> arguments) {
        var by = arguments.get("by");
        if (by != null) model.by().set(by);
        model.shown(true);
    }

    @Override
    public void hidden() {
        model.shown(false);
    }

    private void everybody() {
        model.cohort().set(null);
        view.cohorts().table().getSelectionModel().clearSelection();
    }

    private String noCohort() {
        return model.cohort().get() == null ? "No cohort is chosen." : "";
    }

    private void compareOthers() {
        var chosen = model.chosen();
        if (chosen == null) return;
        model.compare(Against.of(chosen.id(), chosen.name()));
        everybody();
    }

    private String noLink() {
        var shown = model.timeline().get();
        if (shown == null) return "No session is chosen.";
        return shown.session().share() == null ? "This session belongs to a player of somebody else." : "";
    }

    private void inspect() {
        var shown = model.timeline().get();
        if (shown == null || shown.session().share() == null) return;
        var handle = shown.session().share();
        desk.work()
                .job("Finding the link", progress -> shares.get(handle))
                .onSuccess(share -> desk.navigator().go(Place.INSPECT, Map.of("link", share.url())))
                .start();
    }

    private void fill() {
        desk.work()
                .job("Inventing viewers", progress -> client.fillWithDemo())
                .onSuccess(made -> {
                    desk.notices().say("A day of invented viewers comes into the charts.");
                    model.reload();
                })
                .start();
    }

    private void remove() {
        desk.work()
                .job("Removing demo viewers", progress -> client.removeDemo())
                .onSuccess(gone -> {
                    desk.notices().say("The demo viewers are gone.");
                    model.reload();
                })
                .start();
    }

    private void copy(java.util.function.Function<Quality, String> form) {
        var picture = model.picture().get();
        if (picture == null) return;
        desk.clip().copy(form.apply(picture.quality()));
        desk.notices().say("Copied the figures.");
    }

    private void copyPicture() {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.IMAGE, view.charts().snapshot(null, null)));
        desk.notices().say("Copied the picture.");
    }

    private static String json(Quality quality) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(quality);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came as JSON goes as JSON", e);
        }
    }
}
