import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.JavaFxCodecs;
import dev.sluice.media.Preparation;
import dev.sluice.media.Profile;
import dev.sluice.relay.PreviewListener;
import dev.sluice.relay.PreviewOptions;
import dev.sluice.relay.PreviewRelay;
import dev.sluice.relay.PreviewSession;
import dev.sluice.relay.PreviewState;
import dev.sluice.relay.UpstreamRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.media.Media;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.stage.Stage;

/**
 * Click to first picture on loopback: an asset through the preview relay beside JavaFX playing the bare file over HTTP,
 * alternating in one process, both without sound.
 */
final class PreviewBenchmark {
    private static final int ROUNDS = 15;
    private static final int WARM = 3;

    public static void main(String[] args) throws Exception {
        // Else the JDK's server holds small answers back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = Files.createTempDirectory("sluice-bench-preview");
        var ffmpeg = Ffmpeg.load();
        var bare = folder.resolve("bare.mp4");
        var made = ffmpeg.run(List.of("-v", "error", "-i", "assets/sample.mp4", "-an", "-c", "copy", "-movflags", "+faststart", bare.toString()),
                InputStream::readAllBytes, Duration.ofMinutes(1));
        if (!made.ok()) throw new IOException(made.stderrTail());
        new Preparation(ffmpeg).prepare(Path.of("assets/sample.mp4"), folder.resolve("hls"), Profile.STABILITY, p -> {});
        var server = serve(folder);
        var root = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        JavaFxCodecs.load();
        var view = window();
        var relayed = new ArrayList<Long>();
        var plain = new ArrayList<Long>();
        try (var relay = PreviewRelay.start()) {
            for (int round = 0; round < ROUNDS + WARM; round++) {
                long a = plain(view, root + "bare.mp4");
                long b = relayed(view, relay, root + "hls/master.m3u8");
                if (round >= WARM) {
                    plain.add(a);
                    relayed.add(b);
                }
            }
        }
        System.out.printf("%-34s %9s %9s %9s %3s%n", "click to first picture, ms", "median", "min", "max", "n");
        print("bare file over HTTP", plain);
        print("asset through the relay", relayed);
        System.out.printf("ratio of medians %.2f (target at most 1.5)%n", median(relayed) / (double) median(plain));
        server.stop(0);
        remove(folder);
        Runtime.getRuntime().halt(0);
    }

    private static HttpServer serve(Path folder) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(folder, exchange));
        server.start();
        return server;
    }

    private static void answer(Path folder, HttpExchange exchange) throws IOException {
        try (exchange) {
            var file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] bytes = Files.readAllBytes(file);
            int from = 0;
            var range = exchange.getRequestHeaders().getFirst("Range");
            exchange.getResponseHeaders().set("Content-Type", file.toString().endsWith(".m3u8") ? "application/vnd.apple.mpegurl" : "video/mp4");
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
            if (range != null) {
                var ends = range.replace("bytes=", "").split("-");
                from = Integer.parseInt(ends[0]);
                int to = ends.length > 1 ? Integer.parseInt(ends[1]) + 1 : bytes.length;
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
                bytes = Arrays.copyOfRange(bytes, from, to);
            }
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(range == null ? 200 : 206, head ? -1 : bytes.length);
            if (!head) exchange.getResponseBody().write(bytes);
        }
    }

    private static MediaView window() throws InterruptedException {
        var view = new MediaView();
        var shown = new CountDownLatch(1);
        Platform.startup(() -> {
            view.setFitWidth(640);
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane(view), 640, 360));
            stage.show();
            shown.countDown();
        });
        shown.await();
        return view;
    }

    private static long plain(MediaView view, String url) throws Exception {
        var seen = new CompletableFuture<Long>();
        long clicked = System.nanoTime();
        var player = new CompletableFuture<MediaPlayer>();
        Platform.runLater(() -> player.complete(play(view, url, clicked, seen)));
        return finish(view, seen, player.get());
    }

    private static long relayed(MediaView view, PreviewRelay relay, String url) throws Exception {
        var seen = new CompletableFuture<Long>();
        var player = new CompletableFuture<MediaPlayer>();
        long clicked = System.nanoTime();
        PreviewSession session = relay.open(URI.create(url), PreviewOptions.standard(), new PreviewListener() {
            @Override
            public void stateChanged(PreviewState state) {
                if (state instanceof PreviewState.Playing playing) {
                    Platform.runLater(() -> player.complete(play(view, playing.mediaUri().toString(), clicked, seen)));
                } else if (state instanceof PreviewState.Failed failed) {
                    seen.completeExceptionally(new IOException(failed.problem().title()));
                }
            }

            @Override
            public void requested(UpstreamRequest request) {}
        });
        try {
            return finish(view, seen, player.get(20, TimeUnit.SECONDS));
        } finally {
            session.close();
        }
    }

    private static MediaPlayer play(MediaView view, String url, long clicked, CompletableFuture<Long> seen) {
        var player = new MediaPlayer(new Media(url));
        player.setOnError(() -> seen.completeExceptionally(player.getError()));
        view.setMediaPlayer(player);
        player.play();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (seen.isDone()) {
                    stop();
                } else if (view.getBoundsInLocal().getWidth() > 0 && colourful(view.snapshot(null, (WritableImage) null))) {
                    seen.complete((System.nanoTime() - clicked) / 1_000_000);
                    stop();
                }
            }
        }.start();
        return player;
    }

    private static boolean colourful(WritableImage image) {
        var reader = image.getPixelReader();
        double least = 1;
        double most = 0;
        for (int y = 0; y < (int) image.getHeight(); y += 16) {
            for (int x = 0; x < (int) image.getWidth(); x += 16) {
                double brightness = reader.getColor(x, y).getOpacity() < 1 ? 0 : reader.getColor(x, y).getBrightness();
                least = Math.min(least, brightness);
                most = Math.max(most, brightness);
            }
        }
        return most - least > 0.03;
    }

    private static long finish(MediaView view, CompletableFuture<Long> seen, MediaPlayer player) throws Exception {
        long took = seen.get(20, TimeUnit.SECONDS);
        var gone = new CountDownLatch(1);
        Platform.runLater(() -> {
            view.setMediaPlayer(null);
            player.dispose();
            gone.countDown();
        });
        gone.await();
        return took;
    }

    private static void print(String name, List<Long> values) {
        var sorted = values.stream().sorted().toList();
        System.out.printf("%-34s %9d %9d %9d %3d%n", name, median(values), sorted.getFirst(), sorted.getLast(), sorted.size());
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private PreviewBenchmark() {}
}
