package dev.sluice;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

/** The JavaFX platform for tests: started once in the JVM, used from any test thread. */
public final class FxToolkit {
    private static final long START_SECONDS = 60;
    /** Limits are those of a machine that does nothing else; this one runs three test classes on two cores. */
    private static final long PATIENCE = 3;

    private static final int WORDS_AT_MOST = 3_000;

    private FxToolkit() {}

    /** Starts the platform where it does not run yet. */
    public static void start() {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
            await(started);
        } catch (IllegalStateException running) {
            run(() -> null);
        }
    }

    /** Runs something on the application thread and returns what it returns. */
    public static <T> T run(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return get(result, START_SECONDS);
    }

    /** As {@link #run(Callable)}, for work that returns nothing. */
    public static void act(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Waits until a condition holds, looking once a pulse on the application thread.
     *
     * @param seconds that are enough on an idle machine
     * @throws AssertionError when it does not hold in time, with the words that stand on the screen instead
     */
    public static void until(String what, long seconds, BooleanSupplier condition) {
        var met = new CompletableFuture<Boolean>();
        var timer = run(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (condition.getAsBoolean()) {
                    met.complete(true);
                    stop();
                }
            }
        });
        act(timer::start);
        try {
            met.get(seconds * PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            act(timer::stop);
            throw new AssertionError(
                    "after %d s not yet: %s. Seen: %s".formatted(seconds * PATIENCE, what, run(FxToolkit::words)), e);
        }
    }

    /** A failure that is seen once in a hundred runs has to say by itself what was there. */
    private static String words() {
        var words = Window.getWindows().stream()
                .filter(Window::isShowing)
                .flatMap(window -> labels(window.getScene().getRoot()))
                .collect(Collectors.joining(" | "));
        return words.substring(0, Math.min(WORDS_AT_MOST, words.length()));
    }

    private static Stream<String> labels(Node node) {
        if (!node.isVisible()) return Stream.empty();
        var own = node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank()
                ? Stream.of(labeled.getText())
                : Stream.<String>empty();
        var below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(FxToolkit::labels)
                : Stream.<String>empty();
        return Stream.concat(own, below);
    }

    private static <T> T get(CompletableFuture<T> future, long seconds) {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the application thread does not answer", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(START_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("JavaFX did not start");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
