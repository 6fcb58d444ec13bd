package dev.sluice.console.ui;

import dev.sluice.api.Severity;
import java.util.Locale;
import javafx.scene.control.Label;

/** A short word in its colour: a state, a severity, a status code. */
public final class Chip extends Label {
    private Tone tone;

    public Chip(String word, Tone tone) {
        super(word);
        this.tone = tone;
        getStyleClass().addAll("chip", tone.styleClass());
        setMinWidth(USE_PREF_SIZE);
    }

    /** Of a state of the API, by its wire name. */
    public static Chip of(Enum<?> state, Tone tone) {
        return new Chip(word(state), tone);
    }

    public static Chip of(Severity severity) {
        return of(severity, Tone.of(severity));
    }

    /** Of an HTTP status code. */
    public static Chip ofStatus(int status) {
        return new Chip(Integer.toString(status), Tone.ofStatus(status));
    }

    /** Changes word and colour together. */
    public void say(String word, Tone newTone) {
        getStyleClass().remove(tone.styleClass());
        getStyleClass().add(newTone.styleClass());
        tone = newTone;
        setText(word);
    }

    /** How people read the name of a state: {@code NOT_MEASURED} is "not measured". */
    public static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
