package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.api.StepState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The emergency runbook on a running service, seen from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvalidationTest {
    private RunningService running;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void anInvalidationCutsOffOneLinkProvesItAndSparesTheOthers() throws IOException {
        var leaked = running.share(ShareMode.API, "1h");
        var other = running.share(ShareMode.API, "1h");
        var segment = running.get(running.get(leaked.signedLink()).child(0)).child(0);
        assertThat(running.get(segment).status()).isEqualTo(200);

        var started = running.admin()
                .invalidations()
                .start(new RunRequest("link:" + leaked.share().handle(), "leaked", false));
        var run = verified(started.run());

        assertThat(running.get(segment).status()).isEqualTo(403);
        assertThat(run.containedMs()).isNotNull();
        assertThat(state(run, "contain")).isEqualTo(StepState.DONE);
        assertThat(state(run, "verify")).isEqualTo(StepState.DONE);
        assertThat(running.get(other.signedLink()).status()).isEqualTo(200);
        var share = running.admin().shares().get(leaked.share().handle());
        assertThat(share.state()).isEqualTo(ShareState.REVOKED);
        assertThat(share.revocation()).satisfies(r -> assertThat(r.run()).isEqualTo(run.run()));
    }

    @Test
    void aDrillProvesTheRunbookAndLeavesRealLinksPlaying() throws IOException {
        var real = running.share(ShareMode.API, "1h");
        var started = running.admin()
                .invalidations()
                .start(new RunRequest("asset:" + running.asset().id(), "drill", true));
        var run = verified(started.run());
        assertThat(run.drill()).isTrue();
        assertThat(run.containedMs()).isNotNull();
        assertThat(running.get(real.signedLink()).status()).isEqualTo(200);
    }

    @Test
    void thePreviewSaysWhatWouldBeHitBeforeTheClick() {
        var share = running.share(ShareMode.DIRECT, "1h");
        var radius =
                running.admin().invalidations().preview("link:" + share.share().handle());
        assertThat(radius.links()).isEqualTo(1);
        assertThat(radius.preflight()).isNotEmpty();
    }

    @Test
    void whatCouldNotBeTakenBackOrReadIsRefusedBeforeAnythingIsShut() throws IOException {
        refused(new RunRequest("issued-before:" + Instant.now().plusSeconds(3600), null, false), "scope-ahead");
        refused(new RunRequest("everything", "r".repeat(501), false), "reason-too-long");
        refused(new RunRequest("everything", null, false, "none"), "runbook-unknown");
        assertThat(running.get(running.share(ShareMode.API, "1h").signedLink()).status())
                .isEqualTo(200);
    }

    private void refused(RunRequest request, String code) {
        assertThatThrownBy(() -> running.admin().invalidations().start(request))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
    }

    private Run verified(String id) {
        Run run = running.admin().invalidations().get(id);
        while (!state(run, "verify").equals(StepState.DONE) && run.endedAt() == null) {
            Thread.onSpinWait();
            run = running.admin().invalidations().get(id);
        }
        assertThat(run.verifiedMs()).as(run.steps().toString()).isNotNull();
        return run;
    }

    private static StepState state(Run run, String step) {
        return run.steps().stream()
                .filter(s -> s.id().equals(step))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
