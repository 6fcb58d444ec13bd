import dev.sluice.console.chart.TimeAxis;
import dev.sluice.console.chart.TimeLine;
import dev.sluice.console.chart.TimeSeries;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/** Frames per second with every point replaced each frame, 1200 × 500, software pipeline: our time series beside LineChart. */
final class Charts {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 500;

    public static void main(String[] args) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var done = new CountDownLatch(1);
        Platform.startup(() -> {
            System.out.printf("%-16s %14s %14s %8s%n", "points", "time series", "LineChart", "ratio");
            compare("6 x 1,440", 6, 1440, 120, 12);
            compare("1 x 10,000", 1, 10_000, 60, 3);
            compare("1 x 100,000", 1, 100_000, 40, 0);
            done.countDown();
        });
        done.await();
        System.exit(0);
    }

    private static void compare(String points, int lines, int each, int frames, int rivalFrames) {
        double ours = ours(lines, each, frames);
        double theirs = rivalFrames == 0 ? 0 : theirs(lines, each, rivalFrames);
        System.out.printf(Locale.ROOT, "%-16s %10.1f fps %10s fps %8s%n", points, ours,
                theirs == 0 ? "below 1" : "%.1f".formatted(theirs), theirs == 0 ? "" : "%.1f".formatted(ours / theirs));
    }

    private static double ours(int lines, int each, int frames) {
        var axis = new TimeAxis();
        axis.extent(0, each * 60_000.0);
        var chart = new TimeSeries("bench", axis, v -> "%.0f ms".formatted(v), ZoneOffset.UTC);
        var data = new ArrayList<List<TimeLine>>();
        for (int i = 0; i < 4; i++) data.add(lines(lines, each, i));
        return fps(chart, frames, frame -> chart.show(data.get(frame % 4), List.of()));
    }

    private static List<TimeLine> lines(int lines, int each, int seed) {
        var random = new Random(seed);
        var made = new ArrayList<TimeLine>();
        for (int l = 0; l < lines; l++) {
            var times = new double[each];
            var values = new double[each];
            for (int i = 0; i < each; i++) {
                times[i] = i * 60_000.0;
                values[i] = 1000 + 200 * l + 300 * random.nextDouble();
            }
            made.add(new TimeLine("line " + l, l, times, values, new double[0], new double[0], new long[0]));
        }
        return made;
    }

    private static double theirs(int lines, int each, int frames) {
        var chart = new LineChart<>(new NumberAxis(), new NumberAxis());
        chart.setAnimated(false);
        chart.setCreateSymbols(false);
        var random = new Random(1);
        for (int l = 0; l < lines; l++) {
            var series = new XYChart.Series<Number, Number>();
            for (int i = 0; i < each; i++) series.getData().add(new XYChart.Data<>(i, random.nextDouble()));
            chart.getData().add(series);
        }
        return fps(chart, frames, frame -> chart.getData().forEach(series ->
                series.getData().forEach(point -> point.setYValue(random.nextDouble()))));
    }

    private static double fps(Node chart, int frames, IntConsumer change) {
        var root = new StackPane(chart);
        var scene = new Scene(root, WIDTH, HEIGHT);
        var image = new WritableImage(WIDTH, HEIGHT);
        for (int i = 0; i < 3; i++) frame(scene, root, image, change, i);
        long began = System.nanoTime();
        for (int i = 0; i < frames; i++) frame(scene, root, image, change, i);
        return frames / ((System.nanoTime() - began) / 1e9);
    }

    private static void frame(Scene scene, StackPane root, WritableImage image, IntConsumer change, int i) {
        change.accept(i);
        root.applyCss();
        root.layout();
        root.snapshot(new SnapshotParameters(), image);
    }
}
