package dev.sluice.console.preview;

import dev.sluice.console.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Floats over the time line under the pointer: the time there, and its picture as soon as it is known. */
final class Peek extends VBox {
    private static final double GAP = 4;

    private final TimePictures pictures;
    private final Slider line;
    private final ImageView picture = new ImageView();
    private final Label time = Texts.plain("");
    private double over;

    /** Belongs over {@code line}, whose values are seconds. */
    Peek(TimePictures pictures, Slider line) {
        this.pictures = pictures;
        this.line = line;
        getStyleClass().add("screen-peek");
        picture.setFitWidth(TimePictures.WIDTH);
        picture.setPreserveRatio(true);
        picture.setId("preview-peek");
        var frame = new StackPane(picture);
        frame.getStyleClass().add("screen-peek-picture");
        getChildren().setAll(frame, time);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        line.addEventHandler(MouseEvent.MOUSE_MOVED, this::over);
        line.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::over);
        line.addEventHandler(MouseEvent.MOUSE_EXITED, left -> setVisible(false));
    }

    private void over(MouseEvent move) {
        at(Math.clamp(move.getX() / Math.max(1, line.getWidth()), 0, 1) * line.getMax());
    }

    /** Shows what is at a time. */
    private void at(double seconds) {
        if (line.isDisabled()) return;
        over = seconds / line.getMax();
        time.setText(Timecode.of(seconds));
        show(pictures.at(seconds, line.getMax(), this::show).orElse(null));
        setVisible(true);
    }

    private void show(@Nullable Image image) {
        picture.setImage(image);
        autosize();
        var under = line.getBoundsInParent();
        var left = under.getMinX() + over * under.getWidth() - getWidth() / 2;
        relocate(
                Math.clamp(left, under.getMinX(), Math.max(under.getMinX(), under.getMaxX() - getWidth())),
                under.getMinY() - getHeight() - GAP);
    }
}
