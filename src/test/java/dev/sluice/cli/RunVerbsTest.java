package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.ShareMode;
import dev.sluice.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The emergency over SSH at night: a drill, runbooks that the team edits, a run that is steered. Over a real service. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunVerbsTest {
    @TempDir
    static Path folder;

    private static RunningService service;
    private static Path runbooks;

    private final Harness cli = new Harness(folder.resolve("workspace"));

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(folder);
        runbooks = Files.createDirectories(folder.resolve("workspace/runbooks"));
        Files.writeString(
                runbooks.resolve("emergency-invalidation.md"),
                Files.readString(Path.of("assets/runbooks/emergency-invalidation.md"))
                        .replace("version: 2", "version: 3")
                        .replace("drill-for: 10s", "drill-for: 1s")
                        .replace("drill-every: 2s", "drill-every: 1s"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void aTeamsRunbookIsInForceAfterAReload() {
        assertThat(run("runbook", "reload")).isZero();
        assertThat(cli.json().at("/runbooks/0/version").asInt()).isEqualTo(3);
    }

    @Test
    @Order(2)
    void aDrillRunsToItsCloseAndPrintsStepsTimesAndEvidence() {
        service.share(ShareMode.API, "1h");
        int exit = run("invalidate", "--scope", "asset:" + service.asset().id(), "--reason", "drill", "--drill");
        assertThat(exit).as(cli.err).isZero();
        var run = cli.json();
        assertThat(run.get("runbook").asText()).isEqualTo("emergency-invalidation v3");
        assertThat(run.get("state").asText()).isEqualTo("closed");
        assertThat(run.get("containedMs").asLong())
                .isLessThanOrEqualTo(run.get("verifiedMs").asLong());
        assertThat(run.get("steps")).allSatisfy(step -> {
            assertThat(step.get("state").asText()).isIn("done", "not-needed");
            assertThat(step.get("evidence").asText()).isNotBlank();
            assertThat(step.get("endedAt").asText()).isNotBlank();
        });
        assertThat(cli.err).contains("done        Contain", "control");
    }

    @Test
    @Order(3)
    void theReportOfARunIsPrintedForPeopleAndPrinters() {
        assertThat(run("run", "list")).isZero();
        String id = cli.json().at("/items/0/run").asText();
        assertThat(run("run", "report", id)).isZero();
        assertThat(cli.json().get("report").asText()).contains("# Drill " + id, "Audit head", "by admin");
        assertThat(run("run", "report", id, "--html")).isZero();
        assertThat(cli.json().get("report").asText()).startsWith("<!doctype html>");
    }

    @Test
    @Order(4)
    void aRunbookThatCannotRunIsRefusedWithFileLineAndReason() throws Exception {
        Files.writeString(
                runbooks.resolve("mine.md"), "---\nid: mine\nversion: 1\n---\n# Dance\n```step\ntype: dance\n```\n");
        assertThat(run("runbook", "list")).isEqualTo(1);
        assertThat(cli.err).contains("mine.md, line 7: there is no step type `dance`.", "the shipped runbooks run");
        assertThat(cli.json().at("/refused/0/code").asText()).isEqualTo("runbook-invalid");
    }

    @Test
    @Order(5)
    void aRunThatWaitsForASecondAdminIsAbortedAndItsReasonCorrected() throws Exception {
        Path settings = folder.resolve("settings.json");
        Files.writeString(settings, "{\"secondAdmin\":[\"channel\"]}");
        assertThat(run("run", "settings", "--set", settings.toString()))
                .as(cli.err)
                .isZero();
        service.admin()
                .shares()
                .create(new dev.sluice.api.ShareRequest(
                        service.asset().id(), dev.sluice.api.ShareMode.API, "1h", null, "x", null, null, null));
        var started = service.admin().invalidations().start(new dev.sluice.api.RunRequest("channel:x", null, false));
        assertThat(run("run", "reason", started.run(), "--reason", "the wrong channel"))
                .isZero();
        assertThat(run("run", "approve", started.run())).isEqualTo(1);
        assertThat(cli.json().at("/error/code").asText()).isIn("approval-own", "approval-not-wanted");
        assertThat(run("run", "abort", started.run())).isZero();
        assertThat(cli.json().get("state").asText()).isEqualTo("aborted");
        assertThat(cli.json().get("reason").asText()).isEqualTo("the wrong channel");
        assertThat(run("run", "thaw", started.run(), "--reason", "nothing was shut"))
                .isEqualTo(1);
        assertThat(cli.json().at("/error/code").asText()).isEqualTo("not-frozen");
    }

    private int run(String... words) {
        cli.env.remove("SLUICE_URL");
        cli.env.remove("SLUICE_KEY");
        var line = new ArrayList<>(List.of(words));
        line.add("--json");
        return cli.run(line.toArray(String[]::new));
    }
}
