package dev.sluice.console.ui;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * What stands in a wide finding: its severity, what is so and the evidence by shares of the width, so that they start at the
 * same place in every row, and its acts at the end. Wrapped and laid out in one go, whatever the width: a row whose height is
 * known only in the frame after moves everything below it twice.
 */
final class FindingColumns extends Region {
    private static final double GAP = 10;
    private static final double SENTENCE = 0.42;

    private final Node severity;
    private final Node sentence;
    private final Node evidence;
    private final Node acts;
    private final double evidenceShare;

    /** @param evidenceShare of the whole width, 0 to 1 */
    FindingColumns(Node severity, Node sentence, Node evidence, Node acts, double evidenceShare) {
        this.severity = severity;
        this.sentence = sentence;
        this.evidence = evidence;
        this.acts = acts;
        this.evidenceShare = evidenceShare;
        getChildren().addAll(severity, sentence, evidence, acts);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return severity.minWidth(-1) + acts.minWidth(-1) + 2 * GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double most = 0;
        for (var node : List.of(severity, sentence, evidence, acts)) {
            most = Math.max(most, node.prefHeight(width < 0 ? -1 : widthOf(node, width)));
        }
        return snapSizeY(most);
    }

    @Override
    protected void layoutChildren() {
        double x = place(severity, 0);
        x = place(sentence, x);
        place(evidence, x);
        place(acts, getWidth() - own(acts));
    }

    /** @return where the next one starts */
    private double place(Node node, double x) {
        double width = widthOf(node, getWidth());
        double height = Math.min(node.prefHeight(width), getHeight());
        node.resizeRelocate(snapPositionX(x), snapPositionY((getHeight() - height) / 2), width, height);
        return x + width + GAP;
    }

    private double widthOf(Node node, double whole) {
        double left = whole - own(severity) - own(acts) - 3 * GAP;
        double wanted = whole * (node.equals(sentence) ? SENTENCE : evidenceShare);
        double both = whole * (SENTENCE + evidenceShare);
        return node.equals(sentence) || node.equals(evidence)
                ? snapSizeX(Math.max(1, wanted * Math.min(1, left / both)))
                : own(node);
    }

    private double own(Node node) {
        return snapSizeX(Math.max(node.minWidth(-1), node.prefWidth(-1)));
    }
}
