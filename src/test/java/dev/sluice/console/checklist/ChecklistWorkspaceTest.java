package dev.sluice.console.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.ShareMode;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The checklist of a real service on the screen; pictures under {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OneScreen
class ChecklistWorkspaceTest {
    private RunningService running;
    private Bureau bureau;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        bureau = new Bureau(
                running.admin(), Place.CHECKLIST, (desk, feed) -> new ChecklistWorkspace(desk, running.admin(), feed));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void aServiceWithoutAPublicAddressIsNotReadyAndSaysWhy() throws Exception {
        assertThat(bureau.texts())
                .contains(
                        "1 thing stands in the way of a roll-out",
                        "Links work on this machine only",
                        "Revoking everywhere has not been rehearsed",
                        "No player has told anything in the last 10 min");
        bureau.picture("checklist", ThemeMode.LIGHT);
        bureau.picture("checklist", ThemeMode.DARK);
    }

    @Test
    void aLineIsLookedAtAnewWhenSomebodyComes() {
        running.share(ShareMode.DIRECT, "2h");
        bureau.fx(() -> {
            bureau.desk().navigator().go(Place.CHECKLIST, Map.of());
            return true;
        });
        assertThat(bureau.texts())
                .contains("Inspect tells a good link from a spoilt one")
                .anyMatch(text -> text.startsWith("canary link: playable in "));
    }

    @Test
    void aFixIsOneClickAway() {
        assertThat(bureau.texts()).contains("Emergency", "Go to Links");
    }
}
