package dev.sluice.runbook.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.Risk;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.StepState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays frozen after a run, and who opens it. */
class FrozenTest {
    @TempDir
    Path folder;

    private Premises premises;

    @BeforeEach
    void open() throws Exception {
        premises = new Premises(folder);
        premises.asset("movie");
    }

    @AfterEach
    void close() throws Exception {
        premises.close();
    }

    @Test
    void aViewerWhoWasShutOutStaysRefusedUntilAnAdminThawsIt() {
        forViewer("mallory");
        Run run = premises.run("viewer:mallory", false);
        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(run.steps())
                .filteredOn(s -> s.id().equals("thaw"))
                .allSatisfy(s -> assertThat(s.state()).isEqualTo(StepState.NOT_NEEDED));
        refused("issuance-frozen", () -> forViewer("mallory"));
        forViewer("trent");

        assertThat(premises.thaw.left()).extracting(Run::run).containsExactly(run.run());
        premises.thaw.thaw(run.run(), "the viewer pays again", Premises.DANA);

        forViewer("mallory");
        assertThat(premises.thaw.left()).isEmpty();
    }

    @Test
    void anAbortLeavesIssuanceFrozenAndThawingIsAnActOfItsOwn() {
        premises.share("movie", null, null);
        premises.farIsDeaf = true;
        String run = premises.run("asset:movie", false).run();
        refused("run-running", () -> premises.thaw.thaw(run, "false alarm", Premises.DANA));

        premises.runbooks.steering().abort(run, Premises.DANA);

        refused("issuance-frozen", () -> premises.share("movie", null, null));
        refused("reason-missing", () -> premises.thaw.thaw(run, " ", Premises.DANA));
        premises.thaw.thaw(run, "false alarm", Premises.DANA);
        assertThat(premises.answer("near", premises.share("movie", null, null))).isEqualTo(200);
        refused("not-frozen", () -> premises.thaw.thaw(run, "again", Premises.DANA));
        assertThat(premises.audit.page("scope:asset:movie", null, 1).items())
                .allSatisfy(line -> assertThat(line.detail()).contains("false alarm"));
    }

    @Test
    void whatALaterRunFrozeIsNotOpenedByTheFirst() {
        premises.share("movie", null, null);
        premises.farIsDeaf = true;
        String first = premises.run("asset:movie", false).run();
        String second = premises.run("asset:movie", false).run();
        premises.farCatchesUp();

        premises.runbooks.steering().retry(first, "push", Premises.DANA);
        var mended = premises.settled(first);

        assertThat(mended.state()).as(mended.toString()).isEqualTo(RunState.CLOSED);
        assertThat(mended.steps())
                .filteredOn(s -> s.id().equals("thaw"))
                .allSatisfy(s -> assertThat(s.evidence()).contains("stays frozen: a later run"));
        refused("issuance-frozen", () -> premises.share("movie", null, null));

        premises.runbooks.steering().retry(second, "push", Premises.DANA);
        assertThat(premises.settled(second).state()).isEqualTo(RunState.CLOSED);
        assertThat(premises.answer("near", premises.share("movie", null, null))).isEqualTo(200);
    }

    private void forViewer(String viewer) {
        var binding = new Binding(viewer, null, List.of(), null, null, null, null, null);
        premises.shares.create(
                new ShareRequest("movie", ShareMode.API, "1h", Risk.MEDIUM, null, binding, null, null), Premises.DANA);
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
    }
}
