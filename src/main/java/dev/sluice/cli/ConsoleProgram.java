package dev.sluice.cli;

import dev.sluice.client.Connection;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.Closing;
import dev.sluice.console.Console;
import dev.sluice.console.ConsoleParts;
import dev.sluice.console.Workspaces;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The console with its service: the workspace's own as a child process, or one elsewhere. */
final class ConsoleProgram {
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<ChildService> child = new CompletableFuture<>();
    private final CompletableFuture<SluiceClient> client;
    private final CompletableFuture<@Nullable Doorbell> bell = new CompletableFuture<>();

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
        program.answerNoMore();
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
            // From when the workspace is there.
            var _ = client.thenRunAsync(
                    () -> bell.complete(
                            Doorbell.hang(options.workspace(), background, link -> shown(console, stage, link))),
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
                // Without its service, the window shows no link any more.
                answerNoMore();
                child.join().stop();
            }

            @Override
            public void closed() {
                closed.countDown();
            }
        });
    }

    private void answerNoMore() {
        var _ = bell.thenAccept(hung -> {
            if (hung != null) hung.close();
        });
    }

    /** Shows a link in the window; false once that is closed. Waits for the application thread. */
    private static boolean shown(Console console, Stage stage, String link) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            if (!stage.isShowing()) return false;
                            console.open(link);
                            stage.setIconified(false);
                            stage.toFront();
                            return true;
                        },
                        Platform::runLater)
                .join();
    }

    private ConsoleParts parts() {
        return new ConsoleParts(
                Clock.system(ZoneId.systemDefault()), background, new Facts(client), client.thenApply(Workspaces::of));
    }
}
