package dev.sluice.runbook.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import dev.sluice.share.ShareRow;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that hangs and a store that is full delay containment by nothing; the run says that it is not yet durable. */
class StuckStoreTest {
    @TempDir
    Path folder;

    private Premises premises;
    private ShareRow leaked;

    @BeforeEach
    void open() throws Exception {
        premises = new Premises(folder);
        premises.asset("movie");
        leaked = premises.share("movie", null, "Partner Ltd");
    }

    @AfterEach
    void close() throws Exception {
        premises.close();
    }

    @Test
    void aWriterThatHangsDelaysNoContainment() throws Exception {
        var hangs = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var _ = premises.store.write(h -> {
            hangs.countDown();
            return wait(released);
        });
        hangs.await();

        Run run = contained();

        assertThat(run.durable()).isFalse();
        assertThat(premises.answer("near", leaked)).isEqualTo(403);
        assertThat(premises.answer("far", leaked)).isEqualTo(403);
        released.countDown();
        durableAtLast(run);
    }

    @Test
    void aFullStoreDelaysNoContainment() {
        pages("pragma max_page_count = 1");
        Run run = contained();
        assertThat(run.durable()).isFalse();
        assertThat(premises.answer("near", leaked)).isEqualTo(403);
        Run hindered = premises.until(run.run(), r -> r.hindrance() != null);
        assertThat(hindered.undurable()).isEqualTo("not yet durable: the disk is full");
        assertThat(premises.runbooks.report(run.run()).markdown()).contains("not yet durable");
        pages("pragma max_page_count = 1000000");
        durableAtLast(run);
    }

    @Test
    void aRotationThatCouldNotBeWrittenHasNotHappened() {
        var before = premises.keys.ring().jwks();
        premises.store.commit(h ->
                h.execute("create trigger full before insert on signing_key begin select raise(abort, 'full'); end"));
        assertThatThrownBy(() -> premises.keys.rotate("dana")).hasStackTraceContaining("full");
        assertThat(premises.keys.ring().jwks()).isEqualTo(before);
        assertThat(premises.answer("near", leaked)).isEqualTo(200);
    }

    private Run contained() {
        return premises.until(premises.begin("asset:movie", false).run(), run -> run.containedMs() != null);
    }

    private void durableAtLast(Run run) {
        Run ended = premises.settled(run.run());
        assertThat(ended.state()).as(ended.toString()).isEqualTo(RunState.CLOSED);
        assertThat(premises.until(run.run(), r -> r.durable() && r.hindrance() == null)
                        .steps())
                .extracting(Run.Step::state)
                .doesNotContain(StepState.FAILED);
        assertThat(premises.runbooks.page(null, 1).items())
                .extracting(Run::durable)
                .containsExactly(true);
    }

    /** SQLite gives a database no more pages than it has; it fills what is free among them first. */
    private void pages(String pragma) {
        // What is committed along with a write that finds no room fails with it; alone it passes.
        repeat(() -> !passes(h -> h.createQuery(pragma).mapTo(Long.class).one()));
        if (pragma.endsWith("= 1")) {
            fill();
        }
    }

    private void fill() {
        for (int size = 1 << 20; size > 8; size /= 2) {
            String text = "x".repeat(size);
            repeat(() ->
                    passes(h -> h.execute("insert into setting values (?, ?)", "filler " + System.nanoTime(), text)));
        }
    }

    private static void repeat(BooleanSupplier again) {
        while (again.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private boolean passes(Function<Handle, ?> work) {
        return premises.store.write(work).handle((done, full) -> full == null).join();
    }

    private static boolean wait(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
