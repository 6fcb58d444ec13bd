package dev.sluice.console.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.console.Fx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

@OneScreen
class WorkTest {
    private final Work inline = Work.inline();

    @Test
    void theAnswerArrives() {
        var got = new ArrayList<String>();
        var job = inline.job("Reading links", progress -> "12")
                .onSuccess(got::add)
                .start();

        assertThat(got).containsExactly("12");
        assertThat(job.state().get()).isEqualTo(JobState.DONE);
        assertThat(inline.running()).isEmpty();
    }

    @Test
    void aFaultKeepsItsProblem() {
        var problems = new ArrayList<Problem>();
        inline.job("Reading links", progress -> {
                    throw Fault.notFound("no-such-asset", "There is no such asset.", null);
                })
                .onFailure(problems::add)
                .start();

        assertThat(problems).extracting(Problem::code).containsExactly("no-such-asset");
    }

    @Test
    void aFailureNobodyHandlesIsHeardOf() {
        var heard = new ArrayList<Problem>();
        inline.otherwise(heard::add);
        inline.job("Reading links", progress -> List.of(1).get(7)).start();

        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().title()).isEqualTo("Reading links ended with an error nobody foresaw.");
    }

    @Test
    void progressIsShown() {
        var job = inline.job("Preparing", progress -> {
            progress.at(0.5);
            progress.say("720p");
            return true;
        });
        job.start();

        assertThat(job.fraction().get()).isEqualTo(0.5);
        assertThat(job.note().get()).isEqualTo("720p");
    }

    @Test
    void theBodyRunsElsewhereAndTheAnswerOnTheApplicationThread() throws Exception {
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var onApplication = new CompletableFuture<Boolean>();
            var bodyOnApplication = new CompletableFuture<Boolean>();
            Fx.run(() -> new Work(background)
                    .job("Asking", progress -> bodyOnApplication.complete(Platform.isFxApplicationThread()))
                    .onSuccess(answer -> onApplication.complete(Platform.isFxApplicationThread()))
                    .start());

            assertThat(bodyOnApplication.get(20, TimeUnit.SECONDS)).isFalse();
            assertThat(onApplication.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aNewerQuestionEndsTheOneBefore() throws Exception {
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var began = new CountDownLatch(1);
            var interrupted = new CountDownLatch(1);
            var answers = new ArrayList<String>();
            var done = new CountDownLatch(1);
            var work = new Work(background);
            var latest = new Latest();
            Fx.run(() -> latest.start(work.<String>job("first", p -> waitForever(began, interrupted))
                    .onSuccess(answers::add)));
            assertThat(began.await(20, TimeUnit.SECONDS)).isTrue();
            Fx.run(() -> latest.start(
                    work.job("second", p -> "second").onSuccess(answers::add).onEnd(done::countDown)));

            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            Fx.run(() -> assertThat(answers).containsExactly("second"));
        }
    }

    @Test
    void jobsInTurnWaitForTheOneBeforeHoweverItEnds() throws Exception {
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var mayFail = new CountDownLatch(1);
            var done = new CountDownLatch(1);
            var seen = new CopyOnWriteArrayList<String>();
            var work = new Work(background);
            var turn = new InTurn();
            var waiting = new AtomicReference<JobState>();
            Fx.run(() -> {
                turn.start(work.job("first", p -> {
                            mayFail.await();
                            seen.add("first");
                            throw new IllegalStateException("first");
                        })
                        .onFailure(problem -> {}));
                var second = work.job("second", p -> seen.add("second")).onEnd(done::countDown);
                turn.start(second);
                waiting.set(second.state().get());
            });
            mayFail.countDown();

            assertThat(waiting).hasValue(JobState.READY);
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(seen).containsExactly("first", "second");
        }
    }

    private static String waitForever(CountDownLatch began, CountDownLatch interrupted) throws InterruptedException {
        try {
            began.countDown();
            new CountDownLatch(1).await();
            return "first";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }
}
