package dev.sluice.console.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.ShareMode;
import dev.sluice.client.Change;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The log of a real service on the screen; pictures under {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OneScreen
class ActivityWorkspaceTest {
    private RunningService running;
    private Bureau bureau;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        running.share(ShareMode.DIRECT, "2h");
        bureau = new Bureau(
                running.admin(),
                Place.ACTIVITY,
                (desk, feed) -> new ActivityWorkspace(desk, running.admin(), feed, Duration.ZERO));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void saysInPeoplesWordsWhoDidWhat() throws Exception {
        assertThat(bureau.texts()).contains("created a link", "published a video", "added a video");
        bureau.picture("activity", ThemeMode.LIGHT);
    }

    @Test
    void whatHappensNowAppearsWithoutAReload() {
        var share = running.share(ShareMode.DIRECT, "3h").share();
        running.admin().shares().revoke(share.handle(), "leaked on a forum");
        bureau.fx(() -> {
            bureau.feed().tell(new Change("share", share.handle()));
            return true;
        });
        assertThat(bureau.texts()).contains("revoked a link").anyMatch(text -> text.contains("leaked on a forum"));
    }

    @Test
    void theFilterIsAnsweredByTheService() {
        bureau.fx(() -> {
            bureau.desk()
                    .navigator()
                    .go(
                            Place.ACTIVITY,
                            Map.of("subject", "asset:" + running.asset().id()));
            return true;
        });
        assertThat(bureau.texts()).contains("published a video").doesNotContain("created a link");
        bureau.fx(() -> {
            bureau.desk().navigator().go(Place.ACTIVITY, Map.of("subject", ""));
            return true;
        });
        assertThat(bureau.find(TableView.class, "#audit").getItems()).hasSizeGreaterThan(3);
    }

    @Test
    void verificationSaysItsSentence() throws Exception {
        bureau.act("activity.verify");
        assertThat(bureau.texts()).contains("whole").anyMatch(text -> text.endsWith("lines are as they were written."));
        bureau.picture("activity", ThemeMode.DARK);
    }
}
