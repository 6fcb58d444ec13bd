package dev.sluice.console.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A dot whose shape says what its colour says: disc, triangle, square, ring. */
public final class StatusDot extends Region {
    private Tone tone;

    /** A dot that reads as {@code meaning} to a screen reader. */
    public StatusDot(Tone tone, String meaning) {
        this.tone = tone;
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(meaning);
        getStyleClass().addAll("status-dot", tone.styleClass());
    }

    /** Changes what it says. */
    public void say(Tone newTone, String meaning) {
        getStyleClass().remove(tone.styleClass());
        getStyleClass().add(newTone.styleClass());
        tone = newTone;
        setAccessibleText(meaning);
    }
}
