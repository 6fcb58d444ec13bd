package dev.sluice.console.destinations;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Show;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.work.Debounce;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Destinations: what is published where, how each place does, and the replay. */
public final class DestinationsWorkspace implements Workspace {
    private static final Duration QUIET = Duration.millis(300);

    /** Figures move without anything having happened. */
    private static final Duration LOOK = Duration.seconds(2);

    private final Desk desk;
    private final SluiceClient client;
    private final DestinationsModel model;
    private final DestinationActs acts;
    private final Sheet sheet = new Sheet("destinations-sheet");
    private final DestinationsView view;
    private final Timeline looking;
    private String reached = "";

    /** Reads the board at once, in the background. */
    public DestinationsWorkspace(Desk desk, SluiceClient client, ChangeFeed feed) {
        this.desk = desk;
        this.client = client;
        model = new DestinationsModel(desk.work(), client);
        acts = new DestinationActs(desk, client, model, this::goLive, this::add, this::change, this::replay);
        view = new DestinationsView(desk, model, acts, sheet);
        var quiet = new Debounce(QUIET, model::reload);
        feed.subscribe(changes -> {
            if (changes.contains(ChangeFeed.EVERYTHING)
                    || changes.stream()
                            .anyMatch(c -> c.kind().equals("show") || c.kind().equals("destination"))) quiet.call();
        });
        looking = new Timeline(
                new KeyFrame(LOOK, tick -> look()),
                new KeyFrame(LOOK.multiply(2), tick -> look()),
                new KeyFrame(LOOK.multiply(3), tick -> look()),
                new KeyFrame(LOOK.multiply(4), tick -> {
                    look();
                    model.reloadReach();
                }));
        looking.setCycleCount(Timeline.INDEFINITE);
        model.board().subscribe(board -> another());
        model.reload();
    }

    /** Another show came into view. */
    private void another() {
        var show = model.show();
        String id = show == null ? "" : show.id();
        if (!id.equals(reached)) {
            reached = id;
            model.reloadReach();
        }
    }

    private void look() {
        var now = model.board().get();
        if (now != null && now.moving()) model.reload();
    }

    @Override
    public Node root() {
        return view;
    }

    @Override
    public List<Act> acts() {
        return acts.all();
    }

    @Override
    public void shown(Map<String, String> arguments) {
        var show = arguments.get("show");
        if (show != null) model.select(show);
        else model.reload();
        model.reloadReach();
        looking.play();
    }

    @Override
    public void hidden() {
        looking.stop();
    }

    @Override
    public Optional<ScopeInView> scope() {
        Show show = model.show();
        return show == null || show.asset() == null
                ? Optional.empty()
                : Optional.of(new ScopeInView("asset:" + show.asset(), "Live · " + show.title()));
    }

    private void goLive() {
        var now = model.board().get();
        if (now == null) return;
        desk.work()
                .job(
                        "Reading assets",
                        progress -> client.assets().list(200, null).items())
                .quiet()
                .onSuccess(assets -> sheet.open(new GoLiveSheet(
                                desk,
                                client,
                                new GoLive(),
                                assets.stream()
                                        .filter(DestinationsWorkspace::plays)
                                        .toList(),
                                now.destinations(),
                                () -> model.select(null),
                                sheet::close)
                        .node()))
                .start();
    }

    private static boolean plays(Asset asset) {
        boolean ready = asset.state() == AssetState.READY || asset.state() == AssetState.PUBLISHED;
        return ready && !asset.profile().equals("live");
    }

    private void add() {
        sheet.open(DestinationSheet.add(desk, client, model::reload, sheet::close));
    }

    private void change(String id) {
        var now = model.board().get();
        if (now == null) return;
        now.destinations().stream()
                .filter(d -> d.id().equals(id) && d.kind() != DestinationKind.OWNED)
                .findFirst()
                .ifPresentOrElse(
                        d -> sheet.open(DestinationSheet.change(desk, client, d, model::reload, sheet::close)),
                        () -> desk.notices().say("Choose Change at one of the places to publish to."));
    }

    private void replay() {
        var show = model.show();
        if (show != null) sheet.open(new ReplaySheet(desk, client, show, sheet::close).node());
    }
}
