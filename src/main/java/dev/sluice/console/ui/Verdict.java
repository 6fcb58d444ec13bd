package dev.sluice.console.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The answer of a screen: a sentence with a number in it, then why, then the acts that follow. */
public final class Verdict extends VBox {
    private final Label sentence = Texts.prose("", "verdict-sentence");
    private final Label why = Texts.prose("");
    private final FlowPane acts = new FlowPane();
    private final Label note = Texts.muted("");
    private Tone tone = Tone.NEUTRAL;

    public Verdict() {
        getStyleClass().addAll("card", "verdict", tone.styleClass());
        acts.getStyleClass().add("acts");
        note.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sentence, why, new Ends(acts, note));
    }

    /** Says it. */
    public void say(Tone newTone, String answer, String because) {
        getStyleClass().remove(tone.styleClass());
        getStyleClass().add(newTone.styleClass());
        tone = newTone;
        sentence.setText(answer);
        why.setText(because);
        why.setManaged(!because.isEmpty());
    }

    /** What follows from it, most wanted first. */
    public void acts(Node... buttons) {
        acts.getChildren().setAll(buttons);
        Styled.atOnce(acts);
    }

    /** How it was found out, at the right end: "decoded 12 ms · walked 640 ms". */
    public void note(String words) {
        note.setText(words);
    }
}
