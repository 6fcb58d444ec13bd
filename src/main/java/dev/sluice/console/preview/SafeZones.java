package dev.sluice.console.preview;

import javafx.scene.layout.Region;

/** The frames within which action (93 %) and titles (90 %) are safe, as SMPTE ST 2046-1 draws them. */
final class SafeZones extends Region {
    private static final double[] SHARES = {0.93, 0.90};

    private final Region[] frames = {frame("safe-action"), frame("safe-title")};

    SafeZones() {
        setMouseTransparent(true);
        getChildren().setAll(frames);
    }

    @Override
    protected void layoutChildren() {
        for (var i = 0; i < frames.length; i++) {
            var width = getWidth() * SHARES[i];
            var height = getHeight() * SHARES[i];
            frames[i].resizeRelocate((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
        }
    }

    private static Region frame(String styleClass) {
        var frame = new Region();
        frame.getStyleClass().addAll("safe-zone", styleClass);
        return frame;
    }
}
