package dev.sluice.console;

import dev.sluice.api.Fault;
import dev.sluice.console.frame.ClosingSheet;
import dev.sluice.console.frame.Frame;
import dev.sluice.console.frame.ShellModel;
import dev.sluice.console.shell.Clip;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.theme.Theme;
import dev.sluice.console.ui.Times;
import dev.sluice.console.work.Problems;
import dev.sluice.console.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The console's window. It shows before the service has answered anything. */
public final class Console {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final ConsoleParts parts;
    private final Theme theme;
    private final Desk desk;
    private final Frame frame;
    private @Nullable Duration shownAfter;
    private boolean begun;
    private @Nullable String asked;

    /** Makes the window's content; application thread, does not wait for anything. */
    public Console(ConsoleParts parts) {
        this(parts, WIDTH, HEIGHT);
    }

    /** The same in another size. */
    public Console(ConsoleParts parts, double width, double height) {
        this.parts = parts;
        theme = new Theme();
        desk = Desk.of(new Work(parts.background()), new Times(parts.clock()), Clip.ofSystem());
        frame = new Frame(desk, new ShellModel(), theme, width, height);
    }

    /** Starts JavaFX where no Application does, and runs {@code open} on its thread. */
    public static void launch(Runnable open) {
        // Keeping images of backgrounds to stretch them is dearer than drawing them where there is no graphics
        // processor.
        System.setProperty("prism.disableRegionCaching", "true");
        Platform.startup(open);
    }

    /** As {@link #open(Stage)}; closing the window offers to leave the service running. */
    public void open(Stage stage, Closing closing) {
        stage.setOnCloseRequest(request -> {
            request.consume();
            if (closing.ours()) {
                ask(stage, closing);
            } else {
                close(stage, closing);
            }
        });
        open(stage);
    }

    private void ask(Stage stage, Closing closing) {
        frame.sheet(new ClosingSheet(() -> close(stage, closing), () -> stop(stage, closing), frame::closeSheet));
    }

    private void stop(Stage stage, Closing closing) {
        frame.closeSheet();
        desk.work()
                .job("Stopping the service", progress -> {
                    closing.stop();
                    return true;
                })
                .onEnd(() -> close(stage, closing))
                .start();
    }

    private static void close(Stage stage, Closing closing) {
        stage.close();
        closing.closed();
    }

    /** Shows the window, then lets it ask the service. */
    public void open(Stage stage) {
        stage.setTitle("Sluice");
        stage.setScene(frame.scene());
        stage.setMinWidth(960);
        stage.setMinHeight(640);
        stage.show();
        shown();
    }

    /**
     * Opens a deep link that came from outside, as soon as the service is there; the newest of several. Application thread.
     * What it must not do is said on the screen.
     */
    public void open(String deepLink) {
        if (!begun) {
            asked = deepLink;
            return;
        }
        try {
            desk.acts().open(deepLink);
        } catch (Fault refused) {
            desk.notices().problem(refused.problem());
        }
    }

    /** Process start to window shown; null before that. */
    public @Nullable Duration shownAfter() {
        return shownAfter;
    }

    public Scene scene() {
        return frame.scene();
    }

    Frame frame() {
        return frame;
    }

    /** Light, dark or as the system has it. */
    public Theme theme() {
        return theme;
    }

    public Desk desk() {
        return desk;
    }

    private void shown() {
        shownAfter = ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(null);
        Platform.runLater(() -> {
            frame.live(parts.service());
            parts.workspaces().whenComplete((made, why) -> Platform.runLater(() -> begin(made, why)));
        });
    }

    /** Goes to the first workspace when the service is there; says why when it will not be. */
    private void begin(@Nullable Map<Place, Function<Desk, Workspace>> made, @Nullable Throwable why) {
        if (made == null) {
            desk.notices()
                    .problem(Problems.of(
                            "Starting the service", why == null ? new IllegalStateException("No service") : why));
            return;
        }
        desk.navigator().makeWith(place -> {
            var maker = made.get(place);
            return maker == null ? Workspace.notBuilt(place) : maker.apply(desk);
        });
        desk.navigator().go(Place.LINKS);
        begun = true;
        var early = asked;
        if (early != null) {
            open(early);
        }
    }
}
