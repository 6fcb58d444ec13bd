package dev.sluice.runbook.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import dev.sluice.share.ShareRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that wants a second admin shuts nothing before one has said yes to this scope and this document. */
class SecondAdminTest {
    private static final Operator ERIN = new Operator("erin", Role.ADMIN);

    @TempDir
    Path folder;

    private Premises premises;
    private ShareRow link;

    @BeforeEach
    void open() throws Exception {
        premises = new Premises(folder);
        premises.asset("movie");
        link = premises.share("movie", null, null);
        premises.settings.change(new EmergencySettings(List.of("asset"), null, List.of(), null), Premises.DANA);
    }

    @AfterEach
    void close() throws Exception {
        premises.close();
    }

    @Test
    void nothingIsShutBeforeTheYesAndAllOfItAfter() {
        Run run = waiting();
        assertThat(premises.answer("near", link)).isEqualTo(200);

        approve(run, run.scope(), run.runbookHash(), ERIN);

        Run ended = premises.settled(run.run());
        assertThat(ended.state()).as(ended.toString()).isEqualTo(RunState.CLOSED);
        assertThat(approval(ended).evidence()).isEqualTo("approved by erin");
        assertThat(premises.answer("near", link)).isEqualTo(403);
        assertThat(premises.runbooks.report(run.run()).markdown()).contains("approve", "erin");
    }

    @Test
    void aYesBindsToScopeDocumentAndPerson() {
        Run run = waiting();
        refused("approval-own", run, run.scope(), run.runbookHash(), Premises.DANA);
        refused("approval-other", run, "everything", run.runbookHash(), ERIN);
        refused("approval-other", run, run.scope(), "0".repeat(64), ERIN);
        assertThat(premises.answer("near", link)).isEqualTo(200);
    }

    @Test
    void aRunThatNobodyApprovesIsAbortedWithNothingShut() {
        Run run = waiting();
        premises.runbooks.steering().abort(run.run(), Premises.DANA);
        assertThat(premises.answer("near", link)).isEqualTo(200);
        refused("run-not-running", run, run.scope(), run.runbookHash(), ERIN);
    }

    @Test
    void narrowerScopesAndDrillsNeedNone() {
        assertThat(state(premises.run("link:" + link.handle(), false))).isEqualTo(StepState.NOT_NEEDED);
        assertThat(state(premises.run("asset:movie", true))).isEqualTo(StepState.NOT_NEEDED);
    }

    @Test
    void aDocumentThatAsksNobodyShutsNothing() throws IOException {
        Files.createDirectories(folder.resolve("runbooks"));
        Files.writeString(folder.resolve("runbooks/quick.md"), """
                ---
                id: quick
                version: 1
                ---

                # Quick

                ## Contain

                Shuts it.

                ```step
                type: contain
                ```
                """);
        premises.runbooks.shelf().refresh();

        var run = premises.runbooks.start(new RunRequest("asset:movie", "leaked", false, "quick"), Premises.DANA);

        var ended = premises.until(run.run(), r -> r.steps().getFirst().state() == StepState.FAILED);
        assertThat(ended.steps().getFirst().evidence()).contains("No second admin has approved");
        assertThat(premises.answer("near", link)).isEqualTo(200);
    }

    private Run waiting() {
        String run = premises.begin("asset:movie", false).run();
        return premises.until(run, r -> approval(r).evidence().contains("second admin"));
    }

    private void approve(Run run, String scope, String hash, Operator by) {
        premises.runbooks.steering().approve(run.run(), scope, hash, by);
    }

    private void refused(String code, Run run, String scope, String hash, Operator by) {
        assertThatThrownBy(() -> approve(run, scope, hash, by))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
    }

    private static StepState state(Run run) {
        return approval(run).state();
    }

    private static Run.Step approval(Run run) {
        return run.steps().stream()
                .filter(s -> s.id().equals("approve"))
                .findFirst()
                .orElseThrow();
    }
}
