package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.media.Media;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** A JavaFX player wired to a preview as the console wires it. */
final class FxPlayer implements PreviewListener, AutoCloseable {
    final List<PreviewState> states = new CopyOnWriteArrayList<>();
    final List<UpstreamRequest> requests = new CopyOnWriteArrayList<>();
    private final String address;
    private final PreviewSession session;
    private final MediaView view = new MediaView();
    private volatile @Nullable MediaPlayer player;

    FxPlayer(PreviewRelay relay, String url, PreviewOptions options) {
        FxToolkit.act(() -> {
            view.setFitWidth(320);
            new Scene(new StackPane(view), 320, 180);
        });
        address = url;
        session = relay.open(URI.create(url), options, this);
    }

    @Override
    public void stateChanged(PreviewState state) {
        states.add(state);
        if (state instanceof PreviewState.Playing playing) {
            Platform.runLater(() -> play(playing));
        }
    }

    @Override
    public void requested(UpstreamRequest request) {
        requests.add(request);
    }

    private void play(PreviewState.Playing playing) {
        var made = new MediaPlayer(new Media(playing.mediaUri().toString()));
        made.setOnReady(session::playerReady);
        made.setOnEndOfMedia(session::playerEnded);
        made.setOnError(() -> session.playerFailed(String.valueOf(made.getError())));
        view.setMediaPlayer(made);
        made.play();
        player = made;
    }

    String address() {
        return address;
    }

    PreviewSession session() {
        return session;
    }

    PreviewState state() {
        return session.state();
    }

    /** Position in seconds; 0 before there is a player. */
    double seconds() {
        var present = player;
        return present == null ? 0 : present.getCurrentTime().toSeconds();
    }

    void seek(double seconds) {
        FxToolkit.act(() -> player.seek(Duration.seconds(seconds)));
    }

    /** Speeds up, but well before the last seconds: a change of rate there makes JavaFX lose the end. */
    void hurry(double rate) {
        FxToolkit.act(() -> {
            double left =
                    player.getTotalDuration().subtract(player.getCurrentTime()).toSeconds();
            if (!(left <= 8)) {
                player.setRate(rate);
            }
        });
    }

    /** Waits until that much has been played; a failure in between is an error of the test. */
    void awaitPosition(double position, long within) {
        FxToolkit.until(
                "position " + position, within, () -> seconds() > position || state() instanceof PreviewState.Failed);
        assertThat(state()).isNotInstanceOf(PreviewState.Failed.class);
    }

    /** Waits for the end, or for the failure, of the preview. */
    PreviewState awaitEnd(long seconds) {
        try {
            FxToolkit.until(
                    "the preview is over",
                    seconds,
                    () -> state() instanceof PreviewState.Ended || state() instanceof PreviewState.Failed);
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + ", but at " + seconds() + " s "
                            + FxToolkit.run(() -> player.getStatus() + " " + player.getCurrentRate()) + " of " + state()
                            + " after " + requests,
                    e);
        }
        return state();
    }

    /** What is shown now: colours of a grid of 64 x 36 points. */
    List<Integer> picture() {
        var image = FxToolkit.run(() -> view.snapshot(null, (WritableImage) null));
        var colours = new ArrayList<Integer>();
        for (var y = 0; y < 36; y++) {
            for (var x = 0; x < 64; x++) {
                colours.add(image.getPixelReader()
                        .getArgb((int) image.getWidth() * x / 64, (int) image.getHeight() * y / 36));
            }
        }
        return colours;
    }

    @Override
    public void close() {
        session.close();
        FxToolkit.act(() -> {
            if (player != null) {
                player.dispose();
            }
        });
    }
}
