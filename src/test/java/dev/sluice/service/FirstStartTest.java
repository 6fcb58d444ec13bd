package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of a workspace. */
class FirstStartTest {
    @Test
    void aKeyThatCouldNotBeKeptOpensNothingAndTheNextStartMakesAnother(@TempDir Path folder) throws Exception {
        Path workspace = folder.resolve("workspace");
        // A folder in the place of the file, as a disk would refuse it.
        Files.createDirectories(workspace.resolve("admin.key/in-the-way"));
        assertThatThrownBy(() -> Service.start(RunningService.config(workspace), Clock.systemUTC()))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("workspace-unwritable"));

        Files.delete(workspace.resolve("admin.key/in-the-way"));
        Files.delete(workspace.resolve("admin.key"));
        try (var service = Service.start(RunningService.config(workspace), Clock.systemUTC());
                var admin = RunningService.client(service)) {
            assertThat(admin.service().operator().name()).isEqualTo("admin");
        }
    }
}
