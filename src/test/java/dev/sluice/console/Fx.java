package dev.sluice.console;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Runs parts of a test on the application thread, starting JavaFX when nobody did. */
public final class Fx {
    /** Seconds; long enough for a machine that twenty others want at the same time, short enough to say so in the end. */
    private static final long LONGEST = 180;

    private Fx() {}

    /** The answer of a body that ran on the application thread; its exception is thrown here. */
    public static <T> T call(Callable<T> body) {
        start();
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(body.call());
            } catch (Throwable thrown) {
                answer.completeExceptionally(thrown);
            }
        });
        try {
            return answer.get(LONGEST, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw sneak(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same without an answer. */
    public static void run(Body body) {
        call(() -> {
            body.run();
            return true;
        });
    }

    /** A body that may throw. */
    public interface Body {
        void run() throws Exception;
    }

    private static synchronized void start() {
        try {
            var started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
            started.await(LONGEST, TimeUnit.SECONDS);
        } catch (IllegalStateException alreadyStarted) {
            Platform.setImplicitExit(false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // a checked exception passes through as it is
    private static <E extends Throwable> RuntimeException sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
