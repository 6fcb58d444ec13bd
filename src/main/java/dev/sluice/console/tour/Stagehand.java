package dev.sluice.console.tour;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Lets a script that runs elsewhere do and see things on the application thread. */
final class Stagehand {
    private Stagehand() {}

    /** What {@code work} returns, computed on the application thread. */
    static <T> T ask(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }

    static void tell(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Waits until something is to be seen, asking at every pulse.
     *
     * @param what is waited for, in the message of the fault
     * @throws Fault {@code tour-stuck} when it does not come
     */
    static void await(String what, Duration most, Supplier<Boolean> seen) {
        var done = new CompletableFuture<Boolean>();
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (seen.get()) {
                        stop();
                        done.complete(true);
                    }
                } catch (RuntimeException e) {
                    stop();
                    done.completeExceptionally(e);
                }
            }
        };
        Platform.runLater(timer::start);
        boolean came = done.completeOnTimeout(false, most.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!came) {
            Platform.runLater(timer::stop);
            throw new Fault(Problem.of(500, "tour-stuck", "The tour waited in vain for " + what + ".", null, null));
        }
    }
}
