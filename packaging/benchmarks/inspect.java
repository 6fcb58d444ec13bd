import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.diagnosis.Exchange;
import dev.sluice.diagnosis.InspectOptions;
import dev.sluice.diagnosis.Inspection;
import dev.sluice.diagnosis.Inspector;
import dev.sluice.service.Service;
import dev.sluice.service.ServiceConfig;
import dev.sluice.token.foreign.LinkDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import okhttp3.HttpUrl;

/**
 * Inspecting a link: what the local decode takes, what the whole inspection of a healthy loopback link takes beside curl
 * making the requests of the way to the first segment one after the other, and how long frames get while ten inspections
 * run and each shows its walk.
 */
final class Inspect {
    private static final int DECODES = 2000;
    private static final int TEN = 10;

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        var workspace = Files.createTempDirectory("sluice-bench");
        try (var service = Service.start(ServiceConfig.local(workspace, Path.of("assets")), Clock.systemUTC());
                var client = new SluiceClient(
                        HttpUrl.get(service.url()), Files.readString(service.adminKeyFile()).strip())) {
            var link = link(client, published(client));
            System.out.printf("%-44s %9s %9s %9s %5s%n", "inspect", "median", "p95", "max", "n");
            decode(link);
            var inspector = new Inspector(client, Clock.systemUTC(), InspectOptions.CAREFUL);
            walk(inspector, link, rounds);
            frames(inspector, link);
        }
        System.exit(0);
    }

    private static Asset published(SluiceClient client) throws InterruptedException {
        while (true) {
            for (var asset : client.assets().list(10, null).items()) {
                if (asset.state() == AssetState.PUBLISHED) {
                    return asset;
                }
            }
            Thread.sleep(200);
        }
    }

    private static String link(SluiceClient client, Asset asset) {
        return client.shares()
                .create(new ShareRequest(asset.id(), ShareMode.DIRECT, "2h", null, null, null, null, null))
                .share()
                .url();
    }

    private static void decode(String link) {
        var signed = "https://d1.cloudfront.net/a.m3u8?Expires=1795420000&Signature=abc~-_&Key-Pair-Id=K2JCJMDEHXQW5F";
        var first = new ArrayList<Double>();
        var all = new ArrayList<Double>();
        for (int i = 0; i < DECODES; i++) {
            long began = System.nanoTime();
            LinkDecoder.decode(i % 2 == 0 ? link : signed);
            (i == 0 ? first : all).add((System.nanoTime() - began) / 1e6);
        }
        print("decode, the first of the process (ms)", first);
        print("decode, after that (ms)", all);
    }

    private static void walk(Inspector inspector, String link, int rounds) throws Exception {
        var ours = new ArrayList<Double>();
        var curl = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            Inspection found = inspector.inspect(link);
            ours.add((System.nanoTime() - began) / 1e6);
            if (!found.verdict().code().equals("playable")) {
                throw new IllegalStateException(found.sentence());
            }
            curl.add(curl(link));
        }
        print("whole inspection, five kinds of clients (ms)", ours);
        print("curl, the browser's six requests (ms)", curl);
        System.out.printf("ratio of medians %.2f (target: whole inspection below 1000 ms)%n", median(ours) / median(curl));
    }

    /** Page, session, multivariant, media, init, segment: one process each, as somebody would type them. */
    private static double curl(String link) throws Exception {
        long began = System.nanoTime();
        run("curl", "-s", "-o", "/dev/null", link);
        var grant = run(
                "curl", "-s", "-H", "Content-Type: application/json", "-d", "{\"swapsTokens\":false,\"ancestorOrigins\":[]}",
                link + "/session");
        var base = HttpUrl.get(link).resolve(grant.replaceAll(".*\"playlist\":\"([^\"]+)\".*", "$1"));
        var media = base.resolve(uri(run("curl", "-s", base.toString())));
        var playlist = run("curl", "-s", media.toString());
        run("curl", "-s", "-o", "/dev/null", media.resolve(playlist.replaceAll("(?s).*URI=\"([^\"]+)\".*", "$1")).toString());
        run("curl", "-s", "-o", "/dev/null", media.resolve(uri(playlist)).toString());
        return (System.nanoTime() - began) / 1e6;
    }

    private static String uri(String playlist) {
        return playlist.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).findFirst().orElseThrow();
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var out = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return out;
    }

    private static void frames(Inspector inspector, String link) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var shown = new CountDownLatch(1);
        var frames = new ArrayList<Double>();
        var waterfalls = new ArrayList<Waterfall>();
        Platform.startup(() -> {
            var stage = new Stage();
            var column = new VBox();
            for (int i = 0; i < TEN; i++) {
                waterfalls.add(new Waterfall());
            }
            column.getChildren().addAll(waterfalls);
            stage.setScene(new Scene(column, 1440, 900));
            stage.show();
            new AnimationTimer() {
                private long before;

                @Override
                public void handle(long now) {
                    if (before != 0) {
                        frames.add((now - before) / 1e6);
                    }
                    before = now;
                }
            }.start();
            shown.countDown();
        });
        shown.await();
        inspectAll(inspector, link, waterfalls);
        var measured = new CountDownLatch(1);
        Platform.runLater(() -> {
            frames.clear();
            measured.countDown();
        });
        measured.await();
        for (int i = 0; i < 3; i++) {
            inspectAll(inspector, link, waterfalls);
        }
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            print("frame while ten inspections run (ms)", frames);
            done.countDown();
        });
        done.await();
    }

    private static void inspectAll(Inspector inspector, String link, List<Waterfall> waterfalls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var waterfall : waterfalls) {
                var seen = new ConcurrentLinkedQueue<Exchange>();
                threads.submit(() -> {
                    inspector.inspect(link, progress -> {});
                    Platform.runLater(() -> waterfall.show(List.of(Waterfall.Row.caption("walked"))));
                    return seen;
                });
            }
        }
    }

    private static void print(String name, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return;
        }
        System.out.printf(
                "%-44s %9.2f %9.2f %9.2f %5d%n",
                name,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.95)],
                sorted[sorted.length - 1],
                sorted.length);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private Inspect() {}
}
