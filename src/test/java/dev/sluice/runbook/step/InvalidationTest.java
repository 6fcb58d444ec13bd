package dev.sluice.runbook.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.ShareState;
import dev.sluice.api.StepState;
import dev.sluice.audit.AuditVerdict;
import dev.sluice.playback.Viewer;
import dev.sluice.share.ShareRow;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped runbook over real shares, real tokens and two real edges. */
class InvalidationTest {
    @TempDir
    Path folder;

    private Premises premises;
    private ShareRow leaked;
    private ShareRow partner;
    private ShareRow other;

    @BeforeEach
    void open() throws Exception {
        premises = new Premises(folder);
        premises.asset("movie");
        premises.asset("trailer");
        leaked = premises.share("movie", null, null);
        partner = premises.share("movie", "partners", "Partner Ltd");
        other = premises.share("trailer", null, null);
    }

    @AfterEach
    void close() throws Exception {
        premises.close();
    }

    @Test
    void aLeakedAssetIsShutProvenReissuedAndReported() throws Exception {
        String playing = session(leaked);
        assertThat(premises.get(playing)).isEqualTo(200);

        Run run = premises.run("asset:movie", false);

        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(run.containedMs()).isNotNull();
        assertThat(run.verifiedMs()).isGreaterThanOrEqualTo(run.containedMs());
        assertThat(premises.get(playing)).isEqualTo(403);
        assertThat(premises.answer("near", leaked)).isEqualTo(403);
        assertThat(premises.answer("far", leaked)).isEqualTo(403);
        assertThat(premises.answer("near", other)).isEqualTo(200);
        var reissued = premises.queries.get(partner.handle()).row().replacedBy();
        assertThat(premises.answer("far", premises.queries.get(reissued).row())).isEqualTo(200);
        assertThat(premises.queries.get(leaked.handle()).row().replacedBy()).isNull();
        assertThat(premises.share("movie", null, null).epochs().asset()).isEqualTo(1);
        assertThat(evidence(run, "contain")).isEqualTo("issuance frozen, asset floor 0 → 1, canary issue refused");
        assertThat(evidence(run, "push")).startsWith("2 of 2 acknowledged");
        assertThat(evidence(run, "snapshot")).startsWith("2 links · 1 live viewer · 2 channels");
        assertThat(evidence(run, "end-sessions")).isEqualTo("1 → 0");
        assertThat(evidence(run, "verify")).contains("0 played", "controls 2 of 2 play");
        assertThat(state(run, "purge")).isEqualTo(StepState.NOT_NEEDED);
        assertThat(premises.audit.verify()).isInstanceOf(AuditVerdict.Whole.class);
    }

    @Test
    void theReportHoldsWhatHappenedAndNoSecret() throws Exception {
        Run run = premises.run("asset:movie", false);
        String filed = Files.readString(folder.resolve("reports").resolve(run.run() + ".md"));
        String report = premises.runbooks.report(run.run()).markdown();
        assertThat(report)
                .contains("# Invalidation " + run.run(), "## Verify by probing", "**By hand:**", "Audit head:** line ")
                .contains("asset floor 0 → 1", "None: every step ran as the document says.")
                .doesNotContain("eyJ", "```step");
        assertThat(filed).contains("asset floor 0 → 1").doesNotContain("eyJ");
        assertThat(Files.readString(folder.resolve("reports").resolve(run.run() + ".html")))
                .contains("<h2>Contain</h2>");
    }

    @Test
    void whereNothingIsSparedACanaryIssuedAfterTheFloorIsTheControl() {
        Run run = premises.run("everything", false);
        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(evidence(run, "verify")).contains("controls 2 of 2 play");
        assertThat(premises.answer("near", other)).isEqualTo(403);
    }

    @Test
    void aDrillHitsCanariesOnlyAndProvesThatRealLinksPlay() {
        Run run = premises.run("asset:movie", true);
        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(run.scope()).isEqualTo("asset:movie");
        assertThat(evidence(run, "snapshot")).startsWith("3 links");
        assertThat(evidence(run, "verify")).contains("3 revoked links", "controls 4 of 4 play");
        assertThat(premises.queries.get(leaked.handle()).state()).isEqualTo(ShareState.ACTIVE);
        assertThat(premises.answer("far", leaked)).isEqualTo(200);
    }

    @Test
    void anEdgeThatDidNotHearIsFoundByProbingAndNothingIsOpened() {
        premises.farIsDeaf = true;
        Run run = premises.run("asset:movie", false);
        assertThat(run.state()).isEqualTo(RunState.PAUSED);
        assertThat(run.containedMs()).isNull();
        assertThat(run.verifiedMs()).isNull();
        assertThat(evidence(run, "push")).contains("far has not acknowledged");
        assertThat(state(run, "verify")).isEqualTo(StepState.FAILED);
        assertThat(state(run, "thaw")).isEqualTo(StepState.PENDING);
        assertThatThrownBy(() -> premises.share("movie", null, null))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("issuance-frozen"));

        premises.farCatchesUp();
        premises.runbooks.steering().retry(run.run(), "push", Premises.DANA);
        Run mended = premises.settled(run.run());
        assertThat(mended.state()).as(mended.toString()).isEqualTo(RunState.CLOSED);
        assertThat(premises.runbooks.report(run.run()).markdown()).contains("retry");
    }

    @Test
    void anEdgeWhoseLeaseIsOverCountsAsContainedAndIsNamed() {
        premises.farIsDeaf = true;
        premises.farLeaseEnds = Instant.now();
        Run run = premises.run("asset:movie", false);
        assertThat(evidence(run, "push")).contains("1 of 2 acknowledged", "cut off", "far");
        assertThat(run.containedMs()).isNotNull();
    }

    @Test
    void skippingVerificationNeverThaws() {
        premises.farIsDeaf = true;
        String run = premises.run("asset:movie", false).run();
        premises.runbooks.steering().skip(run, "verify", "we looked ourselves", Premises.DANA);
        Run stopped = premises.settled(run);
        assertThat(stopped.state()).isEqualTo(RunState.PAUSED);
        assertThat(evidence(stopped, "thaw")).contains("issuance stays frozen");
    }

    @Test
    void aSuspectKeyIsDeadAndTheNextOneSigns() {
        String suspect = premises.keys.ring().active().kid();
        String old = premises.links.signed(other, other.expiresAt()).orElseThrow();
        assertThat(premises.get(premises.base("near") + old)).isEqualTo(200);
        Run run = premises.run("key:" + suspect, false);
        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(premises.get(premises.base("near") + old)).isEqualTo(403);
        assertThat(premises.keys.ring().active().kid()).isNotEqualTo(suspect);
        assertThat(evidence(run, "rotate-keys")).contains("old signature: 12 of 12 requests refused, 0 played");
        assertThat(premises.queries.get(other.handle()).state()).isEqualTo(ShareState.REVOKED);
        assertThat(premises.answer("near", premises.share("trailer", null, null)))
                .isEqualTo(200);
    }

    @Test
    void oneLinkIsShutAndItsNeighboursPlay() {
        expiresSoon(other);
        Run run = premises.run("link:" + leaked.handle(), false);
        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(premises.answer("near", leaked)).isEqualTo(403);
        assertThat(premises.answer("near", partner)).isEqualTo(200);
        assertThat(evidence(run, "verify"))
                .as("what expires meanwhile would look as if it had been shut")
                .contains("controls 2 of 2 play");
        assertThat(state(run, "reissue")).isEqualTo(StepState.NOT_NEEDED);
    }

    @Test
    void thePreviewSaysWhatItHitsAndSparesAndTouchesNothing() {
        var radius = premises.runbooks.preview("asset:movie");
        assertThat(radius.title()).isEqualTo("Video movie");
        assertThat(radius.links()).isEqualTo(2);
        assertThat(radius.spared()).isEqualTo(1);
        assertThat(radius.channels()).isEqualTo(2);
        assertThat(radius.recipients()).isEqualTo(1);
        assertThat(radius.preflight()).extracting(f -> f.code()).contains("edges", "clock-skew");
        premises.room = 1_000_000;
        assertThat(premises.runbooks.preview("asset:movie").preflight())
                .filteredOn(f -> f.code().equals("disk"))
                .singleElement()
                .satisfies(f -> assertThat(f.sentence()).startsWith("The disk is nearly full"));
        assertThat(premises.answer("near", leaked)).isEqualTo(200);
    }

    @Test
    void aScopeThatDoesNotExistIsRefusedBeforeAnythingHappens() {
        assertThatThrownBy(() -> premises.run("asset:nothing", false)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> premises.run("planet:earth", false)).isInstanceOf(Fault.class);
        assertThat(premises.runbooks.page(null, 10).items()).isEmpty();
    }

    @Test
    void deathAtAnyBoundaryLosesAndDoublesNothing() throws Exception {
        premises.close();
        for (int boundary = 3; boundary < 40; boundary += 9) {
            premises = new Premises(folder);
            ShareRow victim = premises.share("movie", "run-" + boundary, "Recipient");
            premises.dyingAt = boundary;
            String run = premises.run("channel:run-" + boundary, false).run();
            premises.close();
            Instant reopened = Instant.now();
            premises = new Premises(folder);
            premises.runbooks.takeUp();
            premises.runbooks.goOn();
            Run done = premises.settled(run);
            assertDoneOnce(done, victim);
            assertContainedWhenItWas(done, reopened);
            premises.close();
        }
        premises = new Premises(folder);
        assertThat(premises.audit.verify()).isInstanceOf(AuditVerdict.Whole.class);
    }

    private void assertDoneOnce(Run run, ShareRow victim) {
        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(run.containedMs()).isNotNull();
        assertThat(premises.answer("near", victim)).isEqualTo(403);
        assertThat(replacements(victim)).isEqualTo(1);
        assertThat(premises.gate.floor(dev.sluice.floors.Scope.parse(run.scope())))
                .isEqualTo(1);
        assertThat(premises.gate.issuanceFrozen(dev.sluice.floors.Scope.parse(run.scope())))
                .isFalse();
    }

    /** What was contained before the death was contained then, whenever the run was taken up again. */
    private static void assertContainedWhenItWas(Run run, Instant reopened) {
        if (Objects.requireNonNull(step(run, "contain").endedAt()).isBefore(reopened)) {
            assertThat(run.declaredAt().plusMillis(Objects.requireNonNull(run.containedMs())))
                    .isBefore(reopened);
        }
    }

    /** How many new shares came of a dead one. */
    private int replacements(ShareRow victim) {
        return premises.store.read(h -> h.createQuery("select count(*) from share where replaces = :old")
                .bind("old", victim.handle())
                .mapTo(Integer.class)
                .one());
    }

    private void expiresSoon(ShareRow row) {
        long soon = Instant.now().plusSeconds(30).toEpochMilli();
        premises.store.commit(h -> h.execute("update share set expires_at = ? where handle = ?", soon, row.handle()));
    }

    private String session(ShareRow row) throws Exception {
        var viewer = new Viewer(InetAddress.getLoopbackAddress(), "test", null, null, List.of(), false);
        return premises.base("near")
                + premises.sessions.start(row.handle(), viewer, false).playlist();
    }

    private static StepState state(Run run, String step) {
        return step(run, step).state();
    }

    private static String evidence(Run run, String step) {
        return step(run, step).evidence();
    }

    private static Run.Step step(Run run, String step) {
        return run.steps().stream().filter(s -> s.id().equals(step)).findFirst().orElseThrow();
    }
}
