package dev.sluice.console.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.OneScreen;
import dev.sluice.api.Fault;
import dev.sluice.api.Quality.CohortQuality;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The workspace over a real service, from nobody to a day of viewers and back; pictures under {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OneScreen
class QualityWorkspaceTest {
    private RunningService running;
    private Bureau bureau;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        bureau = new Bureau(
                running.admin(),
                Place.QUALITY,
                (desk, feed) -> new QualityWorkspace(desk, running.admin(), feed, javafx.util.Duration.millis(1)));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    @Order(1)
    void withoutViewersItSaysWhatWillBeHereAndOffersSome() throws Exception {
        assertThat(bureau.texts()).contains("Nobody has watched in this time.", "Fill with demo viewers");
        bureau.picture("quality-empty", ThemeMode.LIGHT);
    }

    @Test
    @Order(2)
    void oneActFillsEveryChart() throws Exception {
        bureau.act("quality.demo");
        until(() -> running.admin()
                        .quality()
                        .quality("", "1h", null, 1, 0)
                        .figures()
                        .started()
                > 40);
        bureau.act("quality.reload");
        assertThat(bureau.texts())
                .contains("Cohorts by impact", "demo-newsletter", "desktop · Chrome", "The price of strictness");
        bureau.picture("quality", ThemeMode.DARK);
        bureau.picture("quality", ThemeMode.LIGHT);

        var quality = running.admin().quality().quality("device,region", "8h", null, 10, 4);
        var worst = quality.cohorts().stream()
                .filter(each -> each.name().equals("mobile · EU-west"))
                .findFirst()
                .orElseThrow();
        assertThat(worst.impact().value()).isNotZero();
        assertThat(worst.series())
                .isNotEmpty()
                .allSatisfy(point -> assertThat(point.n()).isGreaterThanOrEqualTo(20));
    }

    @Test
    @Order(3)
    void aCohortLeadsToItsSessionsAndASessionToItsTimeline() throws Exception {
        bureau.fx(() -> {
            var table = bureau.find(TableView.class, "#cohorts");
            table.getSelectionModel().select(0);
            return true;
        });
        var sid = running.admin()
                .quality()
                .sessions(null, "8h", null, 1)
                .items()
                .getFirst()
                .sid();
        assertThat(running.admin().quality().timeline(sid).stretches()).isNotEmpty();
        bureau.picture("quality-cohort", ThemeMode.DARK);
    }

    @Test
    @Order(4)
    void twoCohortsAndTwoTimesStandSideBySide() throws Exception {
        bureau.act("quality.compare.cohort");
        var chosen = bureau.fx(() -> {
            var table = bureau.find(TableView.class, "#cohorts");
            table.getSelectionModel().select(1);
            return ((CohortQuality) table.getItems().get(1)).name();
        });
        assertThat(bureau.texts())
                .contains("Compared", "Startup p95 of " + chosen, "startup p95", "stalled time", "converted")
                .anyMatch(text -> text.startsWith("● " + chosen + " · ■ "))
                .anyMatch(text -> text.matches("[+−]?[0-9,]+ ms \\([+−]?[0-9,]+ to [+−]?[0-9,]+\\)"));
        bureau.picture("quality-compared", ThemeMode.DARK);
        bureau.picture("quality-compared", ThemeMode.LIGHT);

        bureau.act("quality.everybody");
        bureau.act("quality.compare.week");
        assertThat(bureau.texts())
                .contains("Cohorts by change", "Nothing is known of same day last week to compare with.");
        bureau.picture("quality-last-week", ThemeMode.DARK);
        bureau.act("quality.compare.week");
        assertThat(bureau.texts()).contains("Cohorts by impact").doesNotContain("Compared");
        assertThatThrownBy(() -> running.admin().quality().compare(null, null, "8h", null, ""))
                .isInstanceOf(Fault.class)
                .hasMessage("Both sides are the same.");
    }

    @Test
    @Order(5)
    void oneActRemovesThem() throws Exception {
        running.admin().quality().removeDemo();
        until(() -> running.admin()
                        .quality()
                        .quality("", "24h", null, 1, 0)
                        .figures()
                        .attempts()
                == 0);
        assertThat(running.admin()
                        .quality()
                        .quality("channel", "24h", null, 10, 0)
                        .cohorts())
                .isEmpty();
    }

    private static void until(BooleanSupplier fits) {
        var end = Instant.now().plus(Duration.ofSeconds(90));
        while (!fits.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }
}
