package dev.sluice.console.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.console.Fx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

@OneScreen
class ThemeTest {
    /** Machado, Oliveira and Fernandes 2009, severity 1: protanopia, deuteranopia, tritanopia; row by row. */
    private static final double[][] VISION = {
        {1, 0, 0, 0, 1, 0, 0, 0, 1},
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
    };

    @Test
    void chartColoursStayApartForEveryKindOfSight() throws IOException {
        for (var palette : List.of(chartColours(0), chartColours(1))) {
            assertThat(palette).hasSize(4);
            for (var sight : VISION) {
                for (var a : palette) {
                    for (var b : palette) {
                        if (a != b)
                            assertThat(distance(seen(a, sight), seen(b, sight))).isGreaterThan(0.1);
                    }
                }
            }
        }
    }

    @Test
    void chartColoursStandOutFromTheirCard() throws IOException {
        assertThat(chartColours(0))
                .allSatisfy(c -> assertThat(contrast(c, Color.WHITE)).isGreaterThan(3));
        assertThat(chartColours(1))
                .allSatisfy(c -> assertThat(contrast(c, Color.web("#161b22"))).isGreaterThan(3));
    }

    @Test
    void nothingMovesUnderReducedMotion() {
        Fx.run(() -> {
            var label = new Label("3.1 s");
            var scene = new Scene(new StackPane(label));
            scene.getPreferences().setReducedMotion(false);
            assertThat(Motion.allowed(label)).isTrue();

            scene.getPreferences().setReducedMotion(true);
            Motion.changed(label);

            assertThat(Motion.allowed(label)).isFalse();
            assertThat(label.getOpacity()).isEqualTo(1);
        });
    }

    private static List<Color> chartColours(int theme) throws IOException {
        try (var in = ThemeTest.class.getResourceAsStream("/dev/sluice/console/sluice.css")) {
            var css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var all = new ArrayList<Color>();
            var found = Pattern.compile("-sluice-chart-\\d: (#[0-9a-f]{6});").matcher(css);
            while (found.find()) all.add(Color.web(found.group(1)));
            return all.subList(theme * 4, theme * 4 + 4);
        }
    }

    private static double[] seen(Color c, double[] m) {
        double r = linear(c.getRed());
        double g = linear(c.getGreen());
        double b = linear(c.getBlue());
        return oklab(
                clamp(m[0] * r + m[1] * g + m[2] * b),
                clamp(m[3] * r + m[4] * g + m[5] * b),
                clamp(m[6] * r + m[7] * g + m[8] * b));
    }

    private static double[] oklab(double r, double g, double b) {
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    private static double contrast(Color a, Color b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double clamp(double value) {
        return Math.clamp(value, 0, 1);
    }
}
