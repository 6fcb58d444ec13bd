package dev.sluice.console.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.ShareMode;
import dev.sluice.client.Change;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that come while nobody looks. */
@OneScreen
class LinksArriveTest {
    @Test
    void aLinkThatCameWhileAnotherWorkspaceWasOpenIsThere(@TempDir Path folder) throws Exception {
        try (var running = RunningService.start(folder)) {
            var bureau = new Bureau(
                    running.admin(),
                    Place.LINKS,
                    (desk, feed) -> new LinksWorkspace(desk, running.admin(), feed, Duration.ZERO));
            assertThat(bureau.texts()).contains("0 in all · 0 match");
            go(bureau, Place.QUALITY);
            var share = running.share(ShareMode.DIRECT, "1h");
            bureau.fx(() -> {
                bureau.feed().tell(new Change("share", share.share().handle()));
                return true;
            });
            go(bureau, Place.LINKS);
            assertThat(bureau.texts()).contains("1 in all · 1 match", "Four seconds");
            assertThat(bureau.find(TableView.class, "#links").getItems()).hasSize(1);
        }
    }

    private static void go(Bureau bureau, Place place) throws Exception {
        bureau.fx(() -> {
            bureau.desk().navigator().go(place);
            return true;
        });
    }
}
