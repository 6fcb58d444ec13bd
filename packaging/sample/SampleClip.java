import dev.sluice.media.Ffmpeg;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Draws and sounds {@code assets/sample.mp4}: a sluice gate that opens and shuts, with a clock, and a tone that follows the
 * gate. All of it is computed here; no third-party material goes in.
 *
 * <p>Run after {@code mvn -q -DskipTests package} with a JDK 25:
 * {@code java --enable-native-access=ALL-UNNAMED -cp 'target/sluice/lib/*' packaging/sample/SampleClip.java assets/sample.mp4}
 */
final class SampleClip {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FPS = 30;
    private static final int SECONDS = 12;
    private static final int HERTZ = 48_000;

    private static final double UPPER = 372;
    private static final double LOWER = 556;
    private static final double WALL_LEFT = 560;
    private static final double WALL_RIGHT = 700;
    private static final double SILL = 640;
    private static final double TRAVEL = 96;

    private static final Color INK = new Color(0xeaf4f4);
    private static final Color AMBER = new Color(0xffb454);

    private final short[] sound = sound();

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var frames = Files.createTempDirectory("sample");
        new SampleClip().make(frames, Path.of(arguments[0]));
    }

    private void make(Path folder, Path target) throws IOException, InterruptedException {
        IntStream.range(0, SECONDS * FPS).parallel().forEach(n -> write(frame(n), folder.resolve("%04d.png".formatted(n))));
        var wav = folder.resolve("sound.wav");
        writeWav(wav);
        var outcome = Ffmpeg.load().run(encode(folder, wav, target), InputStream::readAllBytes, Duration.ofMinutes(5));
        for (var file : folder.toFile().listFiles()) {
            Files.delete(file.toPath());
        }
        Files.delete(folder);
        if (!outcome.ok()) {
            throw new IOException(outcome.stderrTail());
        }
    }

    private static List<String> encode(Path folder, Path wav, Path target) {
        return List.of(
                "-y", "-v", "error", "-framerate", "" + FPS, "-i", folder.resolve("%04d.png").toString(), "-i", "" + wav,
                "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace", "bt709",
                "-color_primaries", "bt709", "-color_trc", "bt709",
                "-c:v", "libopenh264", "-profile:v", "high", "-level", "3.1", "-b:v", "1250k", "-g", "60",
                "-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", "-map_metadata", "-1", "" + target);
    }

    /** How far the gate is up at a moment, 0 shut to 1 open: two strokes in twelve seconds, so that the clip loops. */
    private static double opening(double t) {
        var x = 0.5 - 0.5 * Math.cos(2 * Math.PI * t / 6);
        return x * x * (3 - 2 * x);
    }

    // Sound: a glide over one octave, water noise that grows with the opening, a tick each second.

    private static short[] sound() {
        var out = new short[SECONDS * HERTZ * 2];
        var random = new Random(7);
        double phase = 0;
        double left = 0;
        double right = 0;
        for (var i = 0; i < SECONDS * HERTZ; i++) {
            var t = (double) i / HERTZ;
            var open = opening(t);
            phase += 2 * Math.PI * 196 * Math.pow(2, open) / HERTZ;
            var tone = 0.16 * Math.sin(phase) + 0.07 * Math.sin(1.5 * phase) + 0.03 * Math.sin(3 * phase);
            left += (0.05 + 0.25 * open) * (random.nextDouble() - 0.5 - left);
            right += (0.05 + 0.25 * open) * (random.nextDouble() - 0.5 - right);
            var pan = 0.5 + 0.3 * Math.sin(2 * Math.PI * t / 4);
            out[2 * i] = sample(tone * (1 - pan) * 1.6 + 0.45 * open * left + tick(t), t);
            out[2 * i + 1] = sample(tone * pan * 1.6 + 0.45 * open * right + tick(t), t);
        }
        return out;
    }

    private static double tick(double t) {
        var since = t - Math.floor(t);
        return 0.22 * Math.exp(-28 * since) * Math.sin(2 * Math.PI * 1318.5 * since);
    }

    private static short sample(double value, double t) {
        var fade = Math.min(1, Math.min(t, SECONDS - t) * 8);
        return (short) Math.round(Math.clamp(value * fade, -1, 1) * 32_000);
    }

    private void writeWav(Path file) throws IOException {
        var bytes = new byte[sound.length * 2];
        for (var i = 0; i < sound.length; i++) {
            bytes[2 * i] = (byte) sound[i];
            bytes[2 * i + 1] = (byte) (sound[i] >> 8);
        }
        var format = new AudioFormat(HERTZ, 16, 2, true, false);
        try (var in = new AudioInputStream(new ByteArrayInputStream(bytes), format, sound.length / 2)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    // Picture, back to front.

    private BufferedImage frame(int n) {
        var t = (double) n / FPS;
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        sky(g, t);
        hills(g, t);
        water(g, t, 0, WALL_LEFT, UPPER, 4, 0);
        water(g, t, WALL_RIGHT, WIDTH, LOWER, 4 + 9 * opening(t), 2.4);
        g.setColor(new Color(0x10303f));
        g.fill(new Rectangle2D.Double(WALL_LEFT, SILL - TRAVEL, WALL_RIGHT - WALL_LEFT, TRAVEL));
        jet(g, t);
        wall(g, t);
        words(g, t, n);
        scope(g, n);
        g.dispose();
        return image;
    }

    private static void sky(Graphics2D g, double t) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x0b2438), 0, 430, new Color(0xe79a6b)));
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        var x = 930 + 26 * t / SECONDS;
        var y = 236 - 40 * Math.sin(Math.PI * t / SECONDS);
        for (var r = 150; r >= 60; r -= 30) {
            g.setColor(new Color(255, 221, 160, r == 60 ? 235 : 26));
            g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        }
    }

    private static void hills(Graphics2D g, double t) {
        hill(g, 318, 46, 0.0052, t * 0.02, new Color(0x74606f));
        hill(g, 350, 34, 0.0083, 2 + t * 0.035, new Color(0x4b4c63));
        hill(g, 384, 24, 0.0127, 4 + t * 0.05, new Color(0x2b3d50));
    }

    private static void hill(Graphics2D g, double base, double height, double pitch, double shift, Color color) {
        var path = new Path2D.Double();
        path.moveTo(0, HEIGHT);
        for (var x = 0; x <= WIDTH; x += 8) {
            path.lineTo(x, base - height * (Math.sin(x * pitch + shift) + 0.5 * Math.sin(x * pitch * 2.3 - shift)));
        }
        path.lineTo(WIDTH, HEIGHT);
        g.setColor(color);
        g.fill(path);
    }

    private static void water(Graphics2D g, double t, double from, double to, double level, double swell, double shift) {
        for (var layer = 0; layer < 4; layer++) {
            var path = new Path2D.Double();
            path.moveTo(from, HEIGHT);
            for (var x = from; x <= to; x += 5) {
                path.lineTo(x, level + layer * 34 + wave(x, t, layer, shift) * swell);
            }
            path.lineTo(to, HEIGHT);
            g.setPaint(new GradientPaint(0, (float) level, new Color(0x2fa7a4), 0, HEIGHT, new Color(0x06283d)));
            g.setComposite(AlphaComposite.SrcOver.derive(layer == 0 ? 1f : 0.38f));
            g.fill(path);
        }
        g.setComposite(AlphaComposite.SrcOver);
    }

    private static double wave(double x, double t, int layer, double shift) {
        return Math.sin(x * 0.018 + shift + layer * 1.7 + 2 * Math.PI * t / 3)
                + 0.6 * Math.sin(x * 0.043 - shift + layer - 2 * Math.PI * t / 2);
    }

    /** What runs under the gate: a sheet that falls into the lower water, and drops that rise from where it hits. */
    private static void jet(Graphics2D g, double t) {
        var open = opening(t);
        if (open < 0.02) {
            return;
        }
        var thick = TRAVEL * open * 0.8;
        for (var strand = 0; strand < 7; strand++) {
            var y = SILL - thick * strand / 6;
            var path = new Path2D.Double();
            path.moveTo(WALL_LEFT - 6, y);
            path.curveTo(WALL_RIGHT + 60, y, WALL_RIGHT + 120 + 90 * open, y - 10 + 6 * Math.sin(t * 9 + strand),
                    WALL_RIGHT + 150 + 260 * open, 748 + 8 * Math.sin(t * 7 + strand));
            g.setStroke(new BasicStroke((float) (4 + thick / 6), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(new Color(190, 240, 238, 70 + 14 * strand));
            g.draw(path);
        }
        drops(g, t, open);
    }

    private static void drops(Graphics2D g, double t, double open) {
        var random = new Random(11);
        for (var i = 0; i < 46; i++) {
            var born = random.nextDouble();
            var speed = 60 + 130 * random.nextDouble();
            var aside = (random.nextDouble() - 0.35) * 190;
            var age = (t * 1.25 + born) % 1;
            var x = WALL_RIGHT + 110 + 200 * open + aside * age;
            var y = 668 - open * (speed * age * 2.1 - 300 * age * age);
            var r = 2 + 5 * (1 - age) * open;
            g.setColor(new Color(225, 250, 248, (int) (200 * open * (1 - age))));
            g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        }
    }

    private static void wall(Graphics2D g, double t) {
        g.setPaint(new GradientPaint((float) WALL_LEFT, 0, new Color(0x6d7480), (float) WALL_RIGHT, 0, new Color(0x3c434e)));
        g.fill(new Rectangle2D.Double(WALL_LEFT, 270, WALL_RIGHT - WALL_LEFT, SILL - TRAVEL - 270));
        g.fill(new Rectangle2D.Double(WALL_LEFT - 10, SILL, WALL_RIGHT - WALL_LEFT + 20, HEIGHT - SILL));
        g.setColor(new Color(0x2d333d));
        for (var row = 0; row < 6; row++) {
            var y = 290 + row * 44;
            g.fill(new Rectangle2D.Double(WALL_LEFT, y, WALL_RIGHT - WALL_LEFT, 2));
            g.fill(new Rectangle2D.Double(WALL_LEFT + (row % 2 == 0 ? 34 : 96), y, 2, 44));
        }
        gate(g, t);
        wheel(g, t);
    }

    private static void gate(Graphics2D g, double t) {
        var up = opening(t) * TRAVEL;
        g.setColor(new Color(0xc9d3da));
        g.fill(new Rectangle2D.Double(WALL_LEFT + 64, 190, 12, SILL - TRAVEL - up - 190));
        g.setPaint(new GradientPaint(0, 400, new Color(0xf0a33e), 0, 640, new Color(0xb5651d)));
        g.fill(new RoundRectangle2D.Double(WALL_LEFT + 22, SILL - TRAVEL - up, 96, TRAVEL, 8, 8));
        g.setColor(new Color(0x7a4310));
        for (var i = 1; i < 4; i++) {
            g.fill(new Rectangle2D.Double(WALL_LEFT + 28, SILL - TRAVEL - up + i * TRAVEL / 4, 84, 3));
        }
    }

    private static void wheel(Graphics2D g, double t) {
        var x = WALL_LEFT + 70;
        var y = 214.0;
        g.setColor(new Color(0x22303c));
        g.fill(new RoundRectangle2D.Double(x - 44, y + 34, 88, 24, 10, 10));
        g.setStroke(new BasicStroke(8));
        g.setColor(AMBER);
        g.draw(new Ellipse2D.Double(x - 46, y - 46, 92, 92));
        for (var i = 0; i < 6; i++) {
            var angle = opening(t) * 4 * Math.PI + i * Math.PI / 3;
            g.draw(new Line2D.Double(x, y, x + 46 * Math.cos(angle), y + 46 * Math.sin(angle)));
        }
    }

    private static void words(Graphics2D g, double t, int n) {
        g.setColor(INK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 64));
        g.drawString("Sluice", 56, 112);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        g.drawString("sample clip", 60, 148);
        g.setFont(new Font(Font.MONOSPACED, Font.BOLD, 40));
        g.drawString(String.format(Locale.ROOT, "00:%02d:%02d", n / FPS, n % FPS), 1012, 106);
        clock(g, t);
    }

    private static void clock(Graphics2D g, double t) {
        g.setStroke(new BasicStroke(6, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(255, 255, 255, 70));
        g.draw(new Ellipse2D.Double(936, 64, 56, 56));
        g.setColor(AMBER);
        g.draw(new Arc2D.Double(936, 64, 56, 56, 90, -360 * t / SECONDS, Arc2D.OPEN));
    }

    /** The sound of this very frame as a curve, so that eyes can check that sound and picture are in step. */
    private void scope(Graphics2D g, int n) {
        g.setColor(new Color(6, 30, 46, 190));
        g.fill(new RoundRectangle2D.Double(48, 596, 420, 84, 16, 16));
        var path = new Path2D.Double();
        var from = n * (HERTZ / FPS) * 2;
        for (var x = 0; x <= 396; x++) {
            var i = Math.min(sound.length - 1, from + x * 6 / 2 * 2);
            var y = 638 - sound[i] / 32_000.0 * 74;
            if (x == 0) {
                path.moveTo(60, y);
            } else {
                path.lineTo(60 + x, y);
            }
        }
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(AMBER);
        g.draw(path);
    }

    private static void write(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
