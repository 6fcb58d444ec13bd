package dev.sluice.console.shell;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard, as text of bounded length. */
public interface Clip {
    /** Longest text that is taken from it, in characters. */
    int LONGEST = 65_536;

    void copy(String text);

    /** What was copied last, cut to {@link #LONGEST}; empty when it is no text. */
    String paste();

    /** The clipboard of the system; application thread only. */
    static Clip ofSystem() {
        return new Clip() {
            @Override
            public void copy(String text) {
                var content = new ClipboardContent();
                content.putString(text);
                Clipboard.getSystemClipboard().setContent(content);
            }

            @Override
            public String paste() {
                var text = Clipboard.getSystemClipboard().getString();
                if (text == null) return "";
                return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
            }
        };
    }
}
