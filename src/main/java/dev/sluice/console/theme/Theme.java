package dev.sluice.console.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/**
 * Light or dark, following the system unless the user says otherwise. One per program: JavaFX has one user agent
 * stylesheet for all windows.
 */
public final class Theme {
    private static final String SHEET = Objects.requireNonNull(
                    Theme.class.getResource("/dev/sluice/console/sluice.css"), "sluice.css is missing")
            .toExternalForm();

    private final ObjectProperty<ThemeMode> mode = new SimpleObjectProperty<>(ThemeMode.SYSTEM);
    private final ObservableValue<ColorScheme> scheme = mode.flatMap(Theme::schemeOf);

    /** Loads fonts and sets the theme; call before the first scene is made, on the application thread. */
    public Theme() {
        Fonts.load();
        scheme.subscribe(Theme::apply);
    }

    /** What the user asked for. */
    public ObjectProperty<ThemeMode> mode() {
        return mode;
    }

    /** What is shown now. */
    public ObservableValue<ColorScheme> scheme() {
        return scheme;
    }

    /** Goes from what is shown now to the other one. */
    public void toggle() {
        mode.set(scheme.getValue() == ColorScheme.DARK ? ThemeMode.LIGHT : ThemeMode.DARK);
    }

    /** Dresses a scene in the stylesheet and keeps its media queries true. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(SHEET);
        scheme.subscribe(now -> scene.getPreferences().setColorScheme(now));
    }

    private static ObservableValue<ColorScheme> schemeOf(ThemeMode asked) {
        return switch (asked) {
            case SYSTEM -> Platform.getPreferences().colorSchemeProperty();
            case LIGHT -> new SimpleObjectProperty<>(ColorScheme.LIGHT);
            case DARK -> new SimpleObjectProperty<>(ColorScheme.DARK);
        };
    }

    private static void apply(ColorScheme now) {
        var theme = now == ColorScheme.DARK ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheetBSS());
    }
}
