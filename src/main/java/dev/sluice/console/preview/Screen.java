package dev.sluice.console.preview;

import dev.sluice.console.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.media.MediaView;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The dark ground that pictures are shown on, 16:9 of its width: the picture, a line over it, controls, or a message. */
final class Screen extends Region {
    private static final double SHAPE = 9.0 / 16;
    private static final double RADIUS = 16;
    private static final double MARGIN = 14;

    private final MediaView view;
    private final Node controls;
    private final CaptionLine captions;
    private final Label line = Texts.plain("");
    private final StackPane message = new StackPane();
    private final SafeZones zones = new SafeZones();
    private final Rectangle clip = new Rectangle();

    Screen(MediaView view, CaptionLine captions, Node controls) {
        this.view = view;
        this.captions = captions;
        this.controls = controls;
        getStyleClass().add("screen");
        line.getStyleClass().add("screen-line");
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        message.getStyleClass().add("screen-message");
        zones.setVisible(false);
        clip.setArcWidth(RADIUS);
        clip.setArcHeight(RADIUS);
        setClip(clip);
        getChildren().setAll(view, captions, zones, message, line, controls);
        show(null);
        setAccessibleText("Picture");
        widthProperty().subscribe(width -> {
            setPrefHeight(Math.rint(width.doubleValue() * SHAPE));
            setMinHeight(getPrefHeight());
        });
    }

    /** The line at the top left: what is shown and how it came. */
    void line(String words) {
        line.setText(words);
    }

    /** Covers the picture with a message; null takes it away. */
    void show(@Nullable Node node) {
        message.setVisible(node != null);
        if (node == null) message.getChildren().clear();
        else message.getChildren().setAll(node);
        controls.setVisible(node == null);
    }

    /** Shows or hides the safe zones. */
    void safeZones(boolean shown) {
        zones.setVisible(shown);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        view.setFitWidth(width);
        view.setFitHeight(height);
        var picture = view.getLayoutBounds();
        view.relocate((width - picture.getWidth()) / 2, (height - picture.getHeight()) / 2);
        zones.resizeRelocate(view.getLayoutX(), view.getLayoutY(), picture.getWidth(), picture.getHeight());
        message.resizeRelocate(0, 0, width, height);
        line.autosize();
        line.relocate(MARGIN, MARGIN);
        var low = controls.prefHeight(width);
        controls.resizeRelocate(0, height - low, width, low);
        var words = captions.prefHeight(width - 2 * MARGIN);
        captions.resizeRelocate(MARGIN, height - low - words - MARGIN, width - 2 * MARGIN, words);
    }
}
