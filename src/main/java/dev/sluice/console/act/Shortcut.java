package dev.sluice.console.act;

import java.util.Locale;
import javafx.scene.input.KeyCombination;

/** The keys of an act, as text in the console and as something that can be matched. */
public sealed interface Shortcut {

    /** How people read it, for example {@code Ctrl+K} or {@code g i}. */
    String label();

    /** A key held with others, {@code Shortcut+K}; works everywhere, in text fields too. */
    record Chord(KeyCombination keys) implements Shortcut {
        @Override
        public String label() {
            return keys.getDisplayText();
        }
    }

    /** One or more characters typed one after the other, in whatever layout; not while a text field has the focus. */
    record Typed(String characters) implements Shortcut {
        @Override
        public String label() {
            var words = characters.chars().mapToObj(Typed::name).toList();
            return String.join(" ", words);
        }

        private static String name(int character) {
            var text = Character.toString(character);
            if (character == ' ') return "Space";
            return Character.isUpperCase(character) ? "Shift+" + text.toUpperCase(Locale.ROOT) : text;
        }
    }

    /** {@code chord("Shortcut+K")}: Ctrl here is Cmd on a Mac. */
    static Shortcut chord(String keys) {
        return new Chord(KeyCombination.valueOf(keys));
    }

    /** {@code typed("gi")}: g, then i; a capital letter is the letter with Shift. */
    static Shortcut typed(String characters) {
        return new Typed(characters);
    }
}
