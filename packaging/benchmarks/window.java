import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.console.Console;
import dev.sluice.console.ConsoleParts;
import dev.sluice.console.frame.ServiceFacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Process start to first window: the console's beside a bare JavaFX window, alternating, in fresh processes. */
final class Window {
    private static final int ROUNDS = 9;

    public static void main(String[] args) throws Exception {
        if (args.length == 1) {
            show(args[0]);
            return;
        }
        var bare = new ArrayList<Long>();
        var console = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(run("bare"));
            console.add(run("console"));
        }
        System.out.printf("%-10s %8s %8s %8s %3s%n", "window", "median", "min", "max", "n");
        print("bare", bare);
        print("console", console);
        System.out.printf("ratio of medians %.2f (target below 2)%n", median(console) / (double) median(bare));
    }

    private static long run(String what) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true",
                "-cp", System.getProperty("java.class.path"), "packaging/benchmarks/window.java", what));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String line = process.inputReader().readLine();
        process.waitFor();
        return Long.parseLong(line);
    }

    /** The compiler of the source launcher is the same work for both, so the clock starts behind it. */
    private static void show(String what) throws InterruptedException {
        var began = Instant.now();
        var shown = new CountDownLatch(1);
        Platform.startup(() -> {
            var stage = new Stage();
            stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> {
                System.out.println(Duration.between(began, Instant.now()).toMillis());
                shown.countDown();
            });
            if (what.equals("bare")) {
                stage.setScene(new Scene(new Label("bare"), 1440, 900));
                stage.show();
            } else {
                new Console(new ConsoleParts(
                                Clock.system(ZoneId.systemDefault()),
                                Executors.newVirtualThreadPerTaskExecutor(),
                                new Nobody(),
                                Map.of()))
                        .open(stage);
            }
        });
        shown.await();
        Runtime.getRuntime().halt(0);
    }

    /** A service that never answers. */
    private static final class Nobody implements ServiceFacts {
        @Override
        public ServiceInfo info() {
            throw new IllegalStateException("no service");
        }

        @Override
        public ServiceStatus status() {
            throw new IllegalStateException("no service");
        }
    }

    private static void print(String name, List<Long> values) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%-10s %5d ms %5d ms %5d ms %3d%n",
                name, median(values), sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    private static long median(List<Long> values) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private Window() {}
}
