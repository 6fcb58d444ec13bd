package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimetableTest {
    @Test
    void aRoundThatFailsCostsNoneOfTheLaterOnes() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        try (var timetable = new Timetable(Runnable::run)) {
            timetable.every(Duration.ofMillis(1), "Counting", () -> {
                rounds.countDown();
                throw new IllegalStateException("the disk is full");
            });
            assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void askingAfterItsEndIsNoError() {
        var timetable = new Timetable(Runnable::run);
        timetable.close();

        assertThatCode(() -> timetable.after(Duration.ZERO, () -> {})).doesNotThrowAnyException();
    }
}
