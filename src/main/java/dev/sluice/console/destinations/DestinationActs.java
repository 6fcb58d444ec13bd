package dev.sluice.console.destinations;

import dev.sluice.api.Destination;
import dev.sluice.api.Role;
import dev.sluice.api.Severity;
import dev.sluice.api.Show;
import dev.sluice.api.ShowState;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What can be done in the workspace. */
final class DestinationActs {
    private static final String DESTINATION = "destination";

    private final Desk desk;
    private final SluiceClient client;
    private final DestinationsModel model;
    final Act goLive;
    final Act add;
    final Act change;
    final Act test;
    final Act remove;
    final Act stopOne;
    final Act startOne;
    final Act end;
    final Act callOff;
    final Act copyFunnel;
    final Act share;
    final Act replay;
    private final Act reload;

    /** The sheets are opened by whoever has them. */
    DestinationActs(
            Desk desk,
            SluiceClient client,
            DestinationsModel model,
            Runnable openGoLive,
            Runnable openAdd,
            Consumer<String> openChange,
            Runnable openReplay) {
        this.desk = desk;
        this.client = client;
        this.model = model;
        goLive = Act.of("destinations.go-live", "Go live")
                .help("Publishes one source to many destinations at once")
                .keys(Shortcut.typed("n"))
                .needs(Role.PRODUCER)
                .runs(openGoLive);
        add = Act.of("destinations.add", "Add destination")
                .help("Adds a place to publish to; its credential is never shown again")
                .needs(Role.PRODUCER)
                .runs(openAdd);
        change = Act.of("destinations.change", "Change destination")
                .help("Changes its name, address, credential, rate, delay, pauses or channel")
                .needs(Role.PRODUCER)
                .runs(args -> openChange.accept(id(args)));
        test = Act.of("destinations.test", "Test destination")
                .help("Proves it now: an ingest really gets three seconds of a test card")
                .needs(Role.PRODUCER)
                .changes()
                .runs(args -> test(id(args)));
        remove = Act.of("destinations.remove", "Remove destination")
                .help("Takes it away with its credential; what was published stays in the record")
                .needs(Role.PRODUCER)
                .destroys()
                .runs(args -> remove(id(args)));
        stopOne = Act.of("destinations.stop-one", "Stop")
                .help("Ends this destination; the others notice nothing")
                .needs(Role.PRODUCER)
                .changes()
                .unless(whileRunning())
                .runs(args -> on("Stopping", show -> client.shows().stop(show.id(), id(args))));
        startOne = Act.of("destinations.start-one", "Start again")
                .help("Begins this destination again from now on")
                .needs(Role.PRODUCER)
                .changes()
                .unless(whileRunning())
                .runs(args -> on("Starting", show -> client.shows().start(show.id(), id(args))));
        end = Act.of("destinations.end", "End the show")
                .help("Ends it at all destinations at once; its recording becomes an asset")
                .needs(Role.PRODUCER)
                .destroys()
                .unless(whileRunning())
                .runs(() -> on("Ending the show", show -> client.shows().stop(show.id())));
        callOff = Act.of("destinations.call-off", "Call the show off")
                .help("Takes a scheduled show back before it begins")
                .needs(Role.PRODUCER)
                .destroys()
                .unless(model.board().map(DestinationActs::notScheduled).orElse("No show is in view."))
                .runs(() -> on("Calling the show off", show -> client.shows().stop(show.id())));
        copyFunnel = Act.of("destinations.copy.funnel", "Copy as CSV")
                .help("Copies conversion by destination, live and replay, of the show in view")
                .runs(this::copyFunnel);
        share = Act.of("destinations.share", "Share the live stream")
                .help("Goes to Links to make a link to the live asset")
                .runs(() -> desk.navigator().go(Place.LINKS, Map.of()));
        replay = Act.of("destinations.replay", "Share the replay")
                .help("Trims, names and publishes the recording and makes a link to it")
                .needs(Role.PRODUCER)
                .unless(model.board().map(DestinationActs::noReplay).orElse("There is no replay."))
                .runs(openReplay);
        reload = Act.of("destinations.reload", "Reload destinations")
                .keys(Shortcut.typed("r"))
                .runs(model::reload);
    }

    List<Act> all() {
        return List.of(
                goLive, add, change, test, remove, stopOne, startOne, end, callOff, share, replay, copyFunnel, reload);
    }

    private ObservableValue<String> whileRunning() {
        return model.board().map(DestinationActs::notRunning).orElse("No show is in view.");
    }

    private static String noReplay(@Nullable Board board) {
        var show = board == null ? null : board.selected();
        return show == null || show.replay() == null ? "There is no replay." : "";
    }

    private static String notScheduled(@Nullable Board board) {
        var show = board == null ? null : board.selected();
        return show != null && show.state() == ShowState.SCHEDULED ? "" : "The show is not scheduled.";
    }

    private static String notRunning(@Nullable Board board) {
        return board != null && board.moving() ? "" : "The show does not run.";
    }

    private static String id(Map<String, String> arguments) {
        return arguments.getOrDefault(DESTINATION, "");
    }

    private void on(String title, Function<Show, Show> act) {
        var show = model.show();
        if (show == null) return;
        desk.work().job(title, progress -> act.apply(show)).onEnd(model::reload).start();
    }

    private void copyFunnel() {
        var show = model.show();
        String id = show == null ? null : show.id();
        desk.work()
                .job("Reading conversion", progress -> client.destinations().funnelCsv(id, DestinationsModel.WEEK))
                .onSuccess(csv -> {
                    desk.clip().copy(csv);
                    desk.notices().say("Conversion by destination is copied as CSV.");
                })
                .start();
    }

    private void test(String id) {
        desk.work()
                .job("Testing a destination", progress -> client.destinations().test(id))
                .onSuccess(this::tested)
                .onEnd(model::reload)
                .start();
    }

    private void tested(Destination destination) {
        var outcome = destination.tested();
        if (outcome == null) return;
        var finding = outcome.finding();
        if (finding.severity() == Severity.HOLDS) {
            desk.notices().say(destination.name() + ": " + finding.sentence());
        } else {
            desk.notices()
                    .problem(dev.sluice.api.Problem.of(
                            422,
                            finding.code(),
                            destination.name() + ": " + finding.sentence(),
                            finding.evidence(),
                            finding.fix()));
        }
    }

    private void remove(String id) {
        desk.work()
                .job("Removing a destination", progress -> client.destinations().remove(id))
                .onEnd(model::reload)
                .start();
    }
}
