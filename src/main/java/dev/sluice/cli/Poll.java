package dev.sluice.cli;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks again until the answer is the one waited for.
 *
 * @param every pause between two questions
 * @param patience how long something is waited for that may need a person elsewhere
 */
record Poll(Duration every, Duration patience) {
    /**
     * Waits as long as it takes; whoever waits sees each answer that differs from the one before.
     *
     * @throws InterruptedException when the program is told to stop
     */
    <T> T until(T first, Supplier<T> ask, Predicate<T> enough, Consumer<T> changed) throws InterruptedException {
        T now = first;
        changed.accept(now);
        while (!enough.test(now)) {
            Thread.sleep(every);
            T next = ask.get();
            if (!next.equals(now)) {
                changed.accept(next);
            }
            now = next;
        }
        return now;
    }
}
