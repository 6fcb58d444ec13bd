package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.console.Console;
import dev.sluice.console.ConsoleParts;
import dev.sluice.console.Workspaces;
import dev.sluice.console.tour.Tour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The tour with a console on JavaFX's headless platform and a service of its own on a workspace made for it. */
final class TourProgram {
    private final Path out;
    private final Consumer<String> says;

    TourProgram(Path out, Consumer<String> says) {
        this.out = out;
        this.says = says;
    }

    /** Runs the tour; true when the main job came out as it should. */
    boolean run() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        Path workspace = folder().resolve("workspace");
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var child = CompletableFuture.supplyAsync(() -> ChildService.joinOrStart(workspace), background);
            var client = child.thenApply(service -> service.connection().open());
            var parts = new ConsoleParts(
                    Clock.system(ZoneId.systemDefault()),
                    background,
                    new Facts(client),
                    client.thenApply(Workspaces::of));
            try {
                Console console = open(parts);
                return new Tour(console, client.join(), out, says).run();
            } finally {
                Platform.exit();
                child.thenAccept(ChildService::stop).join();
            }
        }
    }

    private static Console open(ConsoleParts parts) {
        var opened = new CompletableFuture<Console>();
        Console.launch(() -> {
            var console = new Console(parts);
            console.open(new Stage());
            opened.complete(console);
        });
        return opened.join();
    }

    private Path folder() {
        try {
            return Files.createDirectories(out);
        } catch (IOException e) {
            throw Fault.failed(
                    "tour-unwritable", "The tour's folder cannot be written to.", "Choose another with --out.", e);
        }
    }
}
