package dev.sluice.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;

/** Pictures of what the console shows. Taking one needs the application thread, writing it does not. */
public final class Pictures {
    private Pictures() {}

    /** A whole window as it is now. */
    public static Image of(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        if (scene.getWindow() == null) {
            // JavaFX keeps an image of what scrolls, and where nothing is drawn on a screen it does not see that it is
            // old.
            scene.getRoot().lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
        }
        return scene.snapshot(null);
    }

    /** One part of a window, on a transparent ground. */
    public static Image of(Node node) {
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return node.snapshot(parameters, null);
    }

    /** Writes a picture as PNG, making the folders above it. */
    public static void png(Image picture, Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        if (!ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", file.toFile())) {
            throw new IOException("no writer for PNG on this machine");
        }
    }
}
