package dev.sluice.cli;

import dev.sluice.client.Connection;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.Closing;
import dev.sluice.console.Console;
import dev.sluice.console.ConsoleParts;
import dev.sluice.console.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The console with its service: the workspace's own as a child process, or one elsewhere. */
final class ConsoleProgram {
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<ChildService> child = new CompletableFuture<>();
    private final CompletableFuture<SluiceClient> client;
    private final CompletableFuture<Doorbell> bell = new CompletableFuture<>();

    private ConsoleProgram(Programs.ConsoleOptions options) {
        var url = options.connect();
        var keyFile = options.keyFile();
        if (url != null && keyFile != null) {
            client = CompletableFuture.supplyAsync(() -> new Connection(url, keyFile).open(), background);
        } else {
            child.completeAsync(() -> ChildService.joinOrStart(options.workspace()), background);
            client = child.thenApply(service -> service.connection().open());
        }
    }

    /** Opens the window and returns when it is closed. */
    static int run(Programs.ConsoleOptions options) throws InterruptedException {
        // The bell is the workspace's; a console on a service elsewhere neither has it nor rings it.
        if (options.link() != null && options.connect() == null && Doorbell.ring(options.workspace(), options.link())) {
            return Exit.OK;
        }
        var program = new ConsoleProgram(options);
        var closed = new CountDownLatch(1);
        Console.launch(() -> program.open(options, closed));
        closed.await();
        var _ = program.bell.thenAccept(Doorbell::close);
        Platform.exit();
        program.background.shutdownNow();
        return Exit.OK;
    }

    private void open(Programs.ConsoleOptions options, CountDownLatch closed) {
        var console = new Console(parts());
        var stage = new Stage();
        if (options.link() != null) {
            console.open(options.link());
        }
        if (options.connect() == null) {
            var _ = client.thenRunAsync(
                    () -> answer(
                            options.workspace(),
                            link -> Platform.runLater(() -> {
                                console.open(link);
                                stage.setIconified(false);
                                stage.toFront();
                            })),
                    background);
        }
        console.open(stage, new Closing() {
            @Override
            public boolean ours() {
                return child.isDone()
                        && !child.isCompletedExceptionally()
                        && child.join().ours();
            }

            @Override
            public void stop() {
                child.join().stop();
            }

            @Override
            public void closed() {
                closed.countDown();
            }
        });
    }

    /** From when the workspace is there. */
    private void answer(Path workspace, Consumer<String> shown) {
        try {
            var hung = Doorbell.hang(workspace, background, shown);
            if (hung != null) {
                bell.complete(hung);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private ConsoleParts parts() {
        return new ConsoleParts(
                Clock.system(ZoneId.systemDefault()), background, new Facts(client), client.thenApply(Workspaces::of));
    }
}
