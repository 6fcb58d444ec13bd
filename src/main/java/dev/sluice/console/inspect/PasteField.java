package dev.sluice.console.inspect;

import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;

/** A field where pasting a whole link into it, when empty or all of it is selected, is enough: nobody has to press Enter. */
final class PasteField extends TextField {
    private final Consumer<String> pasted;

    PasteField(Consumer<String> pasted) {
        this.pasted = pasted;
    }

    @Override
    public void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        boolean whole = getText().isEmpty() || getSelectedText().equals(getText());
        if (whole && text != null && !text.isBlank()) {
            pasted.accept(text);
        } else {
            super.paste();
        }
    }
}
