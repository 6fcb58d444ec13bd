package dev.sluice.console.ui;

import javafx.geometry.Orientation;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/**
 * Buttons at the left end and a word at the right one; where that is too narrow, the word stands below, so that the buttons have
 * the whole width. Laid out in one go, whatever the width.
 */
final class Ends extends Region {
    private static final double GAP = 12;
    private static final double BELOW = 8;

    private final FlowPane left;
    private final Region right;

    Ends(FlowPane left, Region right) {
        this.left = left;
        this.right = right;
        left.setPrefWrapLength(Double.MAX_VALUE);
        getChildren().addAll(left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return beside();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return side(width)
                ? Math.max(left.prefHeight(-1), right.prefHeight(-1))
                : left.prefHeight(width) + BELOW + right.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        boolean side = side(width);
        double word = Math.min(snapSizeX(right.prefWidth(-1)), width);
        double leftWidth = side ? width - word : width;
        double leftHeight = snapSizeY(left.prefHeight(leftWidth));
        double rightHeight = snapSizeY(right.prefHeight(-1));
        double middle = snapPositionY((getHeight() - rightHeight) / 2);
        left.resizeRelocate(0, 0, leftWidth, leftHeight);
        right.resizeRelocate(width - word, side ? middle : leftHeight + BELOW, word, rightHeight);
    }

    private boolean side(double width) {
        return width < 0 || beside() <= width;
    }

    /** The width that both take beside each other. */
    private double beside() {
        double buttons = left.getChildren().stream()
                .mapToDouble(button -> snapSizeX(button.prefWidth(-1)) + left.getHgap())
                .sum();
        return buttons - left.getHgap() + GAP + right.prefWidth(-1);
    }
}
