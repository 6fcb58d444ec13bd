package dev.sluice.console.preview;

import javafx.animation.AnimationTimer;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.media.MediaView;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/**
 * Notices when a media view shows its first picture, by its pixels: a player that says it plays may show nothing. A film
 * that opens in one plain colour counts from where something is to be seen.
 */
final class FirstPicture extends AnimationTimer {
    private static final double WIDE = 48;
    private static final double ALIKE = 0.03;
    /** Looking costs as much as drawing, so it must not be all that is done. */
    private static final int EVERY = 2;

    private final MediaView view;
    private final Runnable onSeen;
    private long pulse;
    private boolean looking;
    private boolean over;

    /** Looks every other pulse at most until it has seen something; {@code onSeen} runs on the application thread. */
    FirstPicture(MediaView view, Runnable onSeen) {
        this.view = view;
        this.onSeen = onSeen;
    }

    @Override
    public void handle(long now) {
        var width = view.getBoundsInLocal().getWidth();
        if (looking || over || width <= 0 || ++pulse % EVERY != 0) return;
        looking = true;
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.BLACK);
        parameters.setTransform(Transform.scale(WIDE / width, WIDE / width));
        view.snapshot(
                result -> {
                    seen(result.getImage());
                    return null;
                },
                parameters,
                null);
    }

    /** Looks no more. */
    void cancel() {
        over = true;
        stop();
    }

    private void seen(Image image) {
        looking = false;
        if (!over && shows(image)) {
            cancel();
            onSeen.run();
        }
    }

    /** Whether the pixels of an image are not all alike. */
    static boolean shows(Image image) {
        var pixels = image.getPixelReader();
        var least = 1.0;
        var most = 0.0;
        for (var y = 0; y < (int) image.getHeight(); y++) {
            for (var x = 0; x < (int) image.getWidth(); x++) {
                var brightness = pixels.getColor(x, y).getBrightness();
                least = Math.min(least, brightness);
                most = Math.max(most, brightness);
            }
        }
        return most - least > ALIKE;
    }
}
