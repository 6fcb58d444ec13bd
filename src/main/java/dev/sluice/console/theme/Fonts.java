package dev.sluice.console.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that come along: text with tabular digits, and a fixed-width face for tokens, codes and times. */
final class Fonts {
    private static final List<String> FILES =
            List.of("SluiceSans-Regular", "SluiceSans-Bold", "SluiceSans-Medium", "SluiceMono-Regular");

    private Fonts() {}

    /** Makes them known to JavaFX under the names of the stylesheet; loading them again does no harm. */
    static void load() {
        for (var file : FILES) {
            try (var in = Fonts.class.getResourceAsStream("/dev/sluice/console/fonts/" + file + ".ttf")) {
                if (in == null || Font.loadFont(in, 13) == null) throw new IOException(file + " cannot be read");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
