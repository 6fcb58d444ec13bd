package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvalidateVerbTest {
    @AutoClose
    private final Harness cli;

    InvalidateVerbTest(@TempDir Path workspace) {
        cli = new Harness(workspace);
        cli.answer(new BlastRadius("asset:a1", "Trailer", 12, 3, 1, 4, 900, 0, List.of()));
    }

    @Test
    void returnsAtVerificationWithTheNamesThatScriptsRead() throws Exception {
        cli.answer(202, "application/json", run(RunState.RUNNING, null, null));
        cli.answer(run(RunState.RUNNING, 120L, null));
        cli.answer(run(RunState.RUNNING, 120L, 800L));

        int exit = cli.run("invalidate", "--scope", "asset:a1", "--reason", "leaked", "--yes", "--json");

        assertThat(exit).isZero();
        var json = cli.json();
        assertThat(json.get("run").asText()).isEqualTo("r1");
        assertThat(json.get("state").asText()).isEqualTo("running");
        assertThat(json.get("containedMs").asLong()).isEqualTo(120);
        assertThat(json.get("verifiedMs").asLong()).isEqualTo(800);
        assertThat(json.at("/steps/0").fieldNames())
                .toIterable()
                .contains("id", "state", "startedAt", "endedAt", "evidence");
        assertThat(cli.err).contains("12 live links").contains("done").contains("floor 7");
        assertThat(cli.request().getTarget()).endsWith("?scope=asset%3Aa1");
        assertThat(cli.body().get("reason").asText()).isEqualTo("leaked");
    }

    @Test
    void waitsForTheCloseWhenToldTo() {
        cli.answer(202, "application/json", run(RunState.RUNNING, 120L, 800L));
        cli.answer(run(RunState.CLOSED, 120L, 800L));

        assertThat(cli.run("invalidate", "--scope", "asset:a1", "--yes", "--wait"))
                .isZero();

        assertThat(cli.out).contains("r1 is closed: contained after 120 ms, verified after 800 ms.");
    }

    @Test
    void aDrillRunsToItsClose() throws Exception {
        cli.answer(202, "application/json", run(RunState.RUNNING, 120L, 800L));
        cli.answer(run(RunState.CLOSED, 120L, 800L));

        assertThat(cli.run("invalidate", "--scope", "asset:a1", "--drill", "--yes", "--json"))
                .isZero();

        assertThat(cli.json().get("state").asText()).isEqualTo("closed");
        assertThat(cli.err).contains("would hit 12 live links");
        cli.request();
        assertThat(cli.body().get("drill").asBoolean()).isTrue();
    }

    @Test
    void containedButNotVerifiedIs3() {
        cli.answer(202, "application/json", run(RunState.RUNNING, 120L, null));
        cli.answer(run(RunState.PAUSED, 120L, null));

        assertThat(cli.run("invalidate", "--scope", "asset:a1", "--yes")).isEqualTo(3);
    }

    @Test
    void whatCannotBeWrittenDownIsNotWaitedForForEver() {
        cli.answer(202, "application/json", run(RunState.RUNNING, 120L, null));
        for (int look = 0; look < 20; look++) {
            cli.answer(undurable(run(RunState.RUNNING, 120L, null)));
        }
        cli.poll = new Poll(Duration.ofMillis(1), Duration.ZERO);

        assertThat(cli.run("invalidate", "--scope", "asset:a1", "--yes", "--wait"))
                .isEqualTo(3);

        assertThat(cli.out)
                .contains("contained after 120 ms, not verified; not yet durable: the disk is full.")
                .contains("once it can be written down: sluice run show r1");
    }

    @Test
    void whatStoppedUnwrittenAndUncontainedIs1() {
        cli.answer(202, "application/json", run(RunState.RUNNING, null, null));
        for (int look = 0; look < 20; look++) {
            cli.answer(undurable(run(RunState.PAUSED, null, null)));
        }
        cli.poll = new Poll(Duration.ofMillis(1), Duration.ZERO);

        assertThat(cli.run("invalidate", "--scope", "asset:a1", "--yes")).isEqualTo(1);

        assertThat(cli.err).contains("Not contained; not yet durable: the disk is full.");
        assertThat(cli.out).contains("r1 is paused: not contained, not verified; not yet durable: the disk is full.");
    }

    @Test
    void notContainedIs1() {
        cli.answer(202, "application/json", run(RunState.FAILED, null, null));

        assertThat(cli.run("invalidate", "--scope", "asset:a1", "--yes")).isEqualTo(1);

        assertThat(cli.out).contains("not contained");
    }

    @Test
    void withNobodyToAskItShowsThePreviewAndDoesNothing() {
        assertThat(cli.run("invalidate", "--scope", "asset:a1", "--json")).isEqualTo(2);

        assertThat(cli.json().at("/preview/links").asInt()).isEqualTo(12);
        assertThat(cli.json().at("/error/code").asText()).isEqualTo("confirmation-missing");
        assertThat(cli.err).contains("12 live links").contains("--yes");
        assertThat(cli.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anEmptyAnswerIsNo() {
        cli.question = _ -> Optional.of("");

        assertThat(cli.run("invalidate", "--scope", "asset:a1")).isEqualTo(1);

        assertThat(cli.err).contains("Nothing was invalidated.");
        assertThat(cli.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void yesAtTheTerminalRuns() {
        cli.question = _ -> Optional.of("y");
        cli.answer(202, "application/json", run(RunState.RUNNING, 1L, 2L));

        assertThat(cli.run("invalidate", "--scope", "asset:a1")).isZero();
    }

    private static Run undurable(Run run) {
        return new Run(
                run.run(),
                run.runbook(),
                run.runbookHash(),
                run.scope(),
                run.drill(),
                run.reason(),
                run.by(),
                run.state(),
                run.declaredAt(),
                run.endedAt(),
                run.steps(),
                run.containedMs(),
                run.verifiedMs(),
                false,
                "the disk is full");
    }

    private static Run run(RunState state, Long containedMs, Long verifiedMs) {
        var step = new Run.Step(
                "contain",
                "Contain",
                containedMs == null ? StepState.RUNNING : StepState.DONE,
                Instant.EPOCH,
                containedMs == null ? null : Instant.EPOCH,
                containedMs == null ? "" : "floor 7");
        return new Run(
                "r1",
                "emergency-invalidation v1",
                "00",
                "asset:a1",
                false,
                null,
                "maria",
                state,
                Instant.EPOCH,
                null,
                List.of(step),
                containedMs,
                verifiedMs,
                true,
                null);
    }
}
