package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.HandClock;
import dev.sluice.api.ChecklistItem;
import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Drills on a schedule, and a checklist that turns red when the last one is too old. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RehearsalTest {
    private final HandClock clock = new HandClock();
    private RunningService running;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder, clock);
        Path own = Files.createDirectories(folder.resolve("workspace/runbooks"));
        Files.writeString(
                own.resolve("emergency-invalidation.md"),
                Files.readString(Path.of("assets/runbooks/emergency-invalidation.md"))
                        .replace("drill-for: 10s", "drill-for: 1s")
                        .replace("drill-every: 2s", "drill-every: 1s"));
        running.admin().invalidations().reloadRunbooks();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    @Order(1)
    void aDrillThatIsDueRunsByItself() {
        set("10m", "30d");
        Run drill = drilled();
        assertThat(drill.by()).isEqualTo("schedule");
        assertThat(drill.reason()).isEqualTo("scheduled drill");
        assertThat(drill.verifiedMs()).isNotNull();
        assertThat(running.admin().status().lastDrill()).isNotNull();
        assertThat(line().finding().severity()).isEqualTo(Severity.HOLDS);
    }

    @Test
    @Order(2)
    void theChecklistTurnsRedWhenTheLastDrillIsOlderThanSet() {
        set(null, "1h");
        clock.forward(Duration.ofHours(2));
        assertThat(line().finding().severity()).isEqualTo(Severity.BLOCKS);
        assertThat(line().finding().sentence()).contains("The last drill is 2 h old");
    }

    @Test
    @Order(3)
    void theCanaryIsInNoList() {
        assertThat(running.admin().assets().list(100, null).items())
                .singleElement()
                .satisfies(asset ->
                        assertThat(asset.id()).isEqualTo(running.asset().id()));
    }

    @Test
    @Order(4)
    void anUnknownRunbookIsRefusedBeforeAnythingHappens() {
        assertThatThrownBy(() ->
                        running.admin().invalidations().start(new RunRequest("everything", null, false, "no-such")))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("runbook-unknown"));
    }

    private void set(String every, String staleAfter) {
        running.admin()
                .invalidations()
                .set(new EmergencySettings(
                        List.of(), new EmergencySettings.Drills(every, staleAfter), List.of(), null));
    }

    @Test
    @Order(5)
    void aRunThatWaitsForSomebodyAndWhatItLeavesFrozenAreNamed() {
        var runs = running.admin().invalidations();
        // A viewer stays refused, whether the run gets as far as its thaw or not.
        String run =
                runs.start(new RunRequest("viewer:mallory", "leaked", false)).run();
        await(() -> runs.get(run).containedMs() != null, () -> runs.get(run));
        runs.pause(run);
        assertThat(line("stopped").finding().severity()).isEqualTo(Severity.BLOCKS);
        assertThat(line("stopped").finding().evidence()).contains(run);
        runs.abort(run);
        assertThat(line("stopped").finding().severity()).isEqualTo(Severity.HOLDS);
        assertThat(line("frozen").finding().evidence()).contains(run);
    }

    private Run drilled() {
        var runs = running.admin().invalidations();
        await(() -> !runs.drills().isEmpty(), () -> runs.list().items());
        return runs.drills().getFirst();
    }

    private static void await(BooleanSupplier is, Supplier<Object> last) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!is.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + last.get());
            }
        }
    }

    private ChecklistItem line() {
        return line("revoke-path");
    }

    private ChecklistItem line(String code) {
        return running.admin().checklist().stream()
                .filter(item -> item.finding().code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
