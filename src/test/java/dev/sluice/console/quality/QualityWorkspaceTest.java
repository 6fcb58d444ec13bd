package dev.sluice.console.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.OneScreen;
import dev.sluice.api.AuditEntry;
import dev.sluice.api.Fault;
import dev.sluice.api.Quality.CohortQuality;
import dev.sluice.api.Slo;
import dev.sluice.client.QualityClient.Other;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private RunningService running;
    private Bureau bureau;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        bureau = new Bureau(
                running.admin(),
                Place.QUALITY,
                background,
                (desk, feed) -> new QualityWorkspace(desk, running.admin(), feed, javafx.util.Duration.millis(1)));
    }

    @AfterAll
    void stop() {
        background.close();
        running.close();
    }

    private void act(String id) {
        bureau.act(id);
        settle();
    }

    /** Waits, off the application thread, for what is being read or kept, and for what that leads to. */
    private void settle() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture.runAsync(() -> {}, background).join();
            bureau.fx(() -> true);
        }
    }

    @Test
    @Order(1)
    void withoutViewersItSaysWhatWillBeHereAndOffersSome() throws Exception {
        settle();
        assertThat(bureau.texts()).contains("No player has told anything in this time.", "Fill with demo viewers");
        assertThat(compared().getValue()).isEqualTo(Against.NOTHING);
        bureau.picture("quality-empty", ThemeMode.LIGHT);
    }

    @Test
    @Order(2)
    void targetsRulesAndRegionsAreSetOverTheCharts(@TempDir Path folder) throws Exception {
        act("quality.goals");
        type("Startup p95, ms", "-5");
        assertThat(bureau.texts()).contains("Startup is a number of milliseconds below 60,000.");
        type("Startup p95, ms", "1500");
        press("Keep targets");
        assertThat(running.admin().goals().slos()).contains(new Slo("startup", 1500));

        press("Add rule");
        press("Tell when failures");
        type("Above, %", "2.5");
        type("Cohorts by", "device,player");
        bureau.picture("quality-rule", ThemeMode.DARK);
        press("Add rule");
        assertThat(running.admin().goals().alertRules()).anySatisfy(rule -> {
            assertThat(rule.metric()).isEqualTo("failures");
            assertThat(rule.bound()).isEqualTo(0.025);
            assertThat(rule.by()).isEqualTo("device,player");
        });
        assertThat(bureau.texts()).contains("failures above 2.5 %", "each device · player");

        load(Files.writeString(folder.resolve("bad.csv"), "203.0.113.0/24,EU-west\n10.0.0.0/40,US\n"));
        assertThat(bureau.texts()).anyMatch(words -> words.endsWith("Line 2 does not begin with a network."));
        assertThat(running.admin().goals().regions().networks()).isZero();
        load(Files.writeString(folder.resolve("good.csv"), "203.0.113.0/24,EU-west\n2001:db8::/32,US\n"));
        assertThat(bureau.texts()).anyMatch(words -> words.startsWith("2 networks, loaded"));
        assertThat(running.admin().goals().regionOf("203.0.113.9").region()).isEqualTo("EU-west");
        bureau.picture("quality-goals", ThemeMode.LIGHT);
        bureau.picture("quality-goals", ThemeMode.DARK);
        assertThat(running.admin().audit(null, null, 20).items())
                .extracting(AuditEntry::act)
                .contains("slo.set", "alert-rule.set", "regions.load");
        press("Close");
        running.admin().goals().clearRegions();
        running.admin().goals().setSlo(new Slo("startup", 2000));
    }

    private void load(Path file) {
        bureau.fx(() -> bureau.desk()
                .acts()
                .run(bureau.desk().acts().find("quality.regions.load").orElseThrow(), Map.of("file", file.toString())));
        settle();
    }

    private void type(String name, String text) {
        bureau.texts();
        bureau.fx(() -> {
            sheet().filter(TextField.class::isInstance)
                    .map(TextField.class::cast)
                    .filter(field -> field.isVisible()
                            && name.equals(((Label) field.getParent()
                                            .getChildrenUnmodifiable()
                                            .getFirst())
                                    .getText()))
                    .findFirst()
                    .orElseThrow()
                    .setText(text);
            return true;
        });
    }

    private void press(String name) {
        bureau.press(name, "#quality-sheet");
        settle();
    }

    private Stream<Node> sheet() {
        return bureau.find(Parent.class, "#quality-sheet").lookupAll("*").stream();
    }

    @Test
    @Order(3)
    void oneActFillsEveryChart() throws Exception {
        act("quality.demo");
        // Those who really play have no region: the newest eight hours are told to their end.
        until(() -> running.admin().quality().quality("device,region", "15m", null, 50, 0).cohorts().stream()
                .anyMatch(each -> each.name().equals("mobile · EU-west")));
        act("quality.reload");
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
    @Order(4)
    void aCohortLeadsToItsSessionsAndASessionToItsTimeline() throws Exception {
        bureau.fx(() -> {
            var table = bureau.find(TableView.class, "#cohorts");
            table.getSelectionModel().select(0);
            return true;
        });
        settle();
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
    @Order(5)
    void twoCohortsAndTwoTimesStandSideBySide() throws Exception {
        act("quality.compare.cohort");
        var chosen = bureau.fx(() -> {
            var table = bureau.find(TableView.class, "#cohorts");
            table.getSelectionModel().select(1);
            return ((CohortQuality) table.getItems().get(1)).name();
        });
        settle();
        assertThat(bureau.texts())
                .contains("Compared", "Startup p95", chosen, "startup p95", "stalled time", "converted")
                .anyMatch(text -> text.startsWith("● " + chosen + " · ■ "))
                .anyMatch(text -> text.matches("[+−]?[0-9,]+ ms \\([+−]?[0-9,]+ to [+−]?[0-9,]+\\)"));
        bureau.picture("quality-compared", ThemeMode.DARK);
        bureau.picture("quality-compared", ThemeMode.LIGHT);

        act("quality.everybody");
        act("quality.compare.week");
        assertThat(bureau.texts())
                .contains("Cohorts by change", "Nothing is known of same day last week to compare with.");
        act("quality.compare.week");
        assertThat(bureau.texts()).contains("Cohorts by impact").doesNotContain("Compared");
        act("quality.times");
        bureau.picture("quality-times", ThemeMode.LIGHT);
        type("What is shown ends", "tomorrow");
        assertThat(bureau.texts()).contains("Write a time as 2026-11-25 16:00.");
        type("What is shown ends", local(Duration.ofHours(1)));
        type("It is held against the time that ends", local(Duration.ofMinutes(30)));
        assertThat(bureau.texts()).contains("The other time ends before the one that is shown.");
        type("It is held against the time that ends", local(Duration.ofHours(4)));
        type("How long that time is", "a while");
        assertThat(bureau.texts()).anyMatch(words -> words.startsWith("Write how long the other time is"));
        type("How long that time is", "3h");
        press("Show these times");
        assertThat(bureau.texts())
                .contains("Compared", "Cohorts by change")
                .anyMatch(text -> text.matches("until (today|yesterday) ..:.."));
        assertThat(bureau.texts()).anyMatch(text -> text.matches("● now · ■ 3 h until .*, all of it"));
        assertThat(compared().getValue().words()).startsWith("3 h until ");
        assertThat(compared().getItems()).contains(compared().getValue());
        bureau.picture("quality-unequal", ThemeMode.LIGHT);
        act("quality.times");
        type("What is shown ends", "");
        press("Show these times");
        assertThat(bureau.texts())
                .contains("Cohorts by impact")
                .doesNotContain("Compared")
                .noneMatch(text -> text.startsWith("until "));
        assertThatThrownBy(() -> running.admin().quality().compare(null, "8h", null, new Other(null, null, null), ""))
                .isInstanceOf(Fault.class)
                .hasMessage("Both sides are the same.");
        assertThatThrownBy(() -> running.admin().quality().compare(null, "8h", null, new Other(7, null, "24h"), ""))
                .hasMessageContaining("earlier");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Against> compared() {
        return bureau.fx(() -> bureau.find(ComboBox.class, "#compare"));
    }

    private String local(Duration before) {
        var at = Instant.now().minus(before).atZone(bureau.desk().times().zone());
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(at);
    }

    @Test
    @Order(6)
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
