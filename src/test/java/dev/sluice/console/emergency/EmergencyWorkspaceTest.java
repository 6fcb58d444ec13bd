package dev.sluice.console.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.ShareMode;
import dev.sluice.api.StepState;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The panel over a real service: before the click, the click, the run; pictures under {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OneScreen
class EmergencyWorkspaceTest {
    private RunningService running;
    private EmergencyWorkspace panel;
    private Bureau bureau;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        Path own = Files.createDirectories(folder.resolve("workspace/runbooks"));
        Files.writeString(
                own.resolve("emergency-invalidation.md"),
                Files.readString(Path.of("assets/runbooks/emergency-invalidation.md"))
                        .replace("version: 2", "version: 3")
                        .replace("\nfor: 30m", "\nfor: 2s")
                        .replace("\nevery: 30s", "\nevery: 1s")
                        .replace("drill-for: 10s", "drill-for: 1s"));
        Files.writeString(
                own.resolve("broken.md"), "---\nid: broken\nversion: 1\n---\n## A\n```step\ntype: dance\n```\n");
        running.admin().invalidations().reloadRunbooks();
        bureau = new Bureau(running.admin(), Place.EMERGENCY, (desk, feed) -> {
            panel = new EmergencyWorkspace(desk, running.admin());
            return panel;
        });
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    @Order(1)
    void beforeTheClickItSaysWhatItHitsAndWhatCouldHinderIt() throws Exception {
        assertThat(bureau.texts())
                .contains(
                        "Nothing runs until you click Invalidate.",
                        "No drill has run here. A drill hits canary links only.")
                .anySatisfy(text -> assertThat(text).startsWith("Anonymous viewers have no scope of their own"))
                .anySatisfy(text -> assertThat(text).contains("broken.md, line 7: there is no step type `dance`."));
        assertThat(bureau.whyNot("emergency.invalidate")).isEqualTo("Choose what to invalidate first.");
        running.share(ShareMode.API, "1h");
        running.share(ShareMode.DIRECT, "1h");
        bureau.fx(() -> {
            bureau.desk()
                    .navigator()
                    .go(
                            Place.EMERGENCY,
                            Map.of("scope", "asset:" + running.asset().id(), "title", "Asset · Four seconds"));
            return true;
        });
        assertThat(bureau.texts())
                .contains("2 links · 0 watching", "1 of 1", "Edges", "Clock skew", "Commercial CDN", "Notifier");
        bureau.picture("emergency-before", ThemeMode.LIGHT);
        bureau.picture("emergency-before", ThemeMode.DARK);
    }

    @Test
    @Order(2)
    void enterNeverRunsIt() {
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            press(button("Invalidate"), type, KeyCode.ENTER);
            press(button("Drill"), type, KeyCode.ENTER);
        }
        assertThat(bureau.fx(() -> panel.model().run().get())).isNull();
    }

    @Test
    @Order(3)
    void spaceRunsItAndTheScopeCardKeepsWhatWasHit() throws Exception {
        bureau.fx(() -> {
            panel.model().reason().set("leaked: on a forum, ticket 8812");
            return true;
        });
        press(button("Invalidate"), KeyEvent.KEY_PRESSED, KeyCode.SPACE);
        press(button("Invalidate"), KeyEvent.KEY_RELEASED, KeyCode.SPACE);
        assertThat(bureau.act("emergency.pause")).isTrue();
        assertThat(until(run -> run.state() == RunState.PAUSED).endedAt()).isNull();
        assertThat(bureau.texts())
                .anySatisfy(text -> assertThat(text).contains("leaked: on a forum, ticket 8812"))
                .anySatisfy(text -> assertThat(text).startsWith("declared ").endsWith(", stands still"))
                .contains("Resume", "Abort");
        assertThat(bureau.whyNot("emergency.invalidate")).isEqualTo("A run is under way.");
        bureau.picture("emergency-paused", ThemeMode.DARK);
        bureau.picture("emergency-paused", ThemeMode.LIGHT);
        assertThat(bureau.act("emergency.resume")).isTrue();
        Run ended = until(run -> run.endedAt() != null && run.durable());
        assertThat(ended.state()).isEqualTo(RunState.CLOSED);
        assertThat(bureau.texts()).contains("2 links · 0 watching", "Hit", "Kept for reissue");
        bureau.picture("emergency-ended", ThemeMode.DARK);
    }

    @Test
    @Order(4)
    void theDocumentAndTheReportAreOneKeyAway() throws Exception {
        bureau.act("emergency.document");
        assertThat(bureau.texts()).contains("Contain", "Confirm the purge");
        bureau.picture("emergency-document", ThemeMode.LIGHT);
        bureau.act("emergency.document");
        bureau.act("emergency.report");
        assertThat(bureau.fx(() -> bureau.desk().clip().paste())).contains("# Invalidation ", "Audit head");
    }

    @Test
    @Order(5)
    void aDrillIsShownAsOneAndEntersTheTrend() throws Exception {
        bureau.fx(() -> {
            panel.model().choose(new ScopeInView("everything", "Everything"));
            panel.model().invalidate(true);
            return true;
        });
        until(run -> run.endedAt() != null && run.durable());
        assertThat(bureau.texts()).contains("1 drill", "A drill: it hits canary links only, real links keep playing.");
        bureau.picture("emergency-drill", ThemeMode.DARK);
        bureau.picture("emergency-drill", ThemeMode.LIGHT);
    }

    @Test
    @Order(9)
    void supportReadsAllOfItAndIsToldWhyItMayNotClick() throws Exception {
        running.admin().access().add("sam", Role.SUPPORT);
        var key = running.admin().access().issue("sam", ApiKeyRequest.PLAIN).secret();
        try (var sam = new SluiceClient(HttpUrl.get(running.service().url()), key)) {
            var theirs = new Bureau(sam, Place.EMERGENCY, (desk, feed) -> new EmergencyWorkspace(desk, sam));
            theirs.fx(() -> {
                theirs.desk().navigator().go(Place.EMERGENCY, Map.of("scope", "everything", "title", "Everything"));
                return true;
            });
            assertThat(theirs.texts()).contains("Spares", "Clock skew", "Edges");
            for (var act : List.of("emergency.invalidate", "emergency.drill")) {
                assertThat(theirs.whyNot(act)).isEqualTo("Needs the role admin; you are support.");
            }
            theirs.picture("emergency-support", ThemeMode.LIGHT);
        }
    }

    private Run until(Predicate<Run> seen) {
        Run run = null;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (run == null || !seen.test(run)) {
            assertThat(System.nanoTime()).as(String.valueOf(run)).isLessThan(end);
            run = bureau.fx(() -> {
                panel.model().poll();
                return panel.model().run().get();
            });
            assertThat(run).isNotNull();
            assertThat(run.steps()).noneSatisfy(step -> assertThat(step.state()).isEqualTo(StepState.FAILED));
        }
        return run;
    }

    private Button button(String text) {
        return bureau.fx(() -> panel.root().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow());
    }

    private void press(Node node, javafx.event.EventType<KeyEvent> type, KeyCode code) {
        bureau.fx(() -> {
            node.fireEvent(new KeyEvent(type, "", "", code, false, false, false, false));
            return true;
        });
    }
}
