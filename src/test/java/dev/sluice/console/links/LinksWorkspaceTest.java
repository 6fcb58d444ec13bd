package dev.sluice.console.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.console.Bureau;
import dev.sluice.console.ManyShares;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The workspace over a real service, from no link to ten thousand; pictures under {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OneScreen
class LinksWorkspaceTest {
    private RunningService running;
    private Bureau bureau;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temp) throws Exception {
        folder = temp;
        running = RunningService.start(temp);
        bureau = open();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    @Order(1)
    void withoutLinksItOffersTheFirstOne() throws Exception {
        assertThat(bureau.texts()).contains("No link matches.", "0 in all · 0 match");
        bureau.picture("links-empty", ThemeMode.LIGHT);
    }

    @Test
    @Order(2)
    void aLinkIsCreatedAndShown() throws Exception {
        bureau.act("links.new");
        bureau.picture("links-new", ThemeMode.LIGHT);
        assertThat(bureau.texts()).contains("Works on this machine only, until the service has a public URL.");

        bureau.fx(() -> {
            ((javafx.scene.control.Button) bureau.find(javafx.scene.layout.VBox.class, "#new-link")
                            .lookupAll(".button.accent")
                            .iterator()
                            .next())
                    .fire();
            return true;
        });

        assertThat(bureau.texts()).contains("The link is there");
        bureau.picture("links-issued", ThemeMode.DARK);
        press("Done");
        assertThat(running.admin()
                        .shares()
                        .list(dev.sluice.client.ShareFilter.ALL, 10, null)
                        .items())
                .hasSize(1);
    }

    @Test
    @Order(3)
    void everyRuleIsInTheFormAndSaidBeforeTheLinkIsMade() throws Exception {
        bureau.act("links.new");
        press("Mode embed");
        assertThat(bureau.texts()).contains("Name the sites that may frame it, or let any site.");
        type("Sites that may frame it", "https://news.example/path");
        assertThat(bureau.texts()).anyMatch(words -> words.startsWith("A site is a scheme and a host"));
        type("Sites that may frame it", "https://news.example, https://shop.example:8443");
        type("Ends", "2035-12-31 18:00");
        type("Recipient", "Ada");
        type("Addresses", "2001:db8::/129");
        assertThat(bureau.texts()).anyMatch(words -> words.startsWith("Addresses are a range"));
        type("Addresses", "2001:db8::/32");
        press("Devices mobile");
        type("Sessions at once", "2");
        type("Opens", "5");
        type("Not before", "2027-01-01 09:30");
        assertThat(bureau.texts())
                .anyMatch(words -> words.endsWith("Bound: issued to Ada · framed by https://news.example,"
                        + " https://shop.example:8443 · from 2001:db8::/32 · on mobile · by 2 at once · 5 times in all"
                        + " · not before 2027-01-01 09:30."));
        bureau.picture("links-new-embed", ThemeMode.LIGHT);
        bureau.picture("links-new-embed", ThemeMode.DARK);
        press("Create link");

        var made = running.admin()
                .shares()
                .list(dev.sluice.client.ShareFilter.ALL.withMode(ShareMode.EMBED), 10, null)
                .items()
                .getFirst();
        assertThat(made.binding())
                .isEqualTo(new dev.sluice.api.Binding(
                        null,
                        "Ada",
                        java.util.List.of("https://news.example", "https://shop.example:8443"),
                        "2001:db8::/32",
                        "mobile",
                        2,
                        5,
                        java.time.Instant.parse("2027-01-01T08:30:00Z")));
        assertThat(made.expiresAt()).isEqualTo("2035-12-31T17:00:00Z");
        running.admin().shares().revoke(made.handle(), null);
        press("Done");
    }

    @Test
    @Order(4)
    void aFilterIsSavedAppliedAndDeletedAndIsThereAfterARestart() throws Exception {
        bureau.fx(() -> {
            bureau.find(javafx.scene.control.TextField.class, "#links-filter").setText("mode:embed state:revoked");
            return true;
        });
        long end = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(60);
        while (!bureau.texts().containsAll(java.util.List.of("mode: embed", "state: revoked"))) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        bureau.act("links.filter-save");
        type("Name", "embeds that were revoked");
        bureau.picture("links-save-filter", ThemeMode.LIGHT);
        press("Save filter");

        bureau = open();
        var menu = bureau.find(javafx.scene.control.MenuButton.class, "#saved-filters");
        assertThat(menu.getText()).isEqualTo("Saved filters (1)");
        bureau.fx(() -> {
            menu.getItems().getFirst().fire();
            return true;
        });
        assertThat(bureau.texts()).contains("mode: embed", "state: revoked", "2 in all · 1 match");
        bureau.picture("links-saved", ThemeMode.LIGHT);
        bureau.fx(() -> {
            ((javafx.scene.control.Menu) menu.getItems().getLast())
                    .getItems()
                    .getFirst()
                    .fire();
            return true;
        });
        assertThat(running.admin().savedFilters().list()).isEmpty();
        bureau = open();
    }

    @Test
    @Order(5)
    void tenThousandLinksCostAWindowOfPages() throws Exception {
        ManyShares.insert(folder, running.asset().id(), 10_000);
        bureau = open();
        assertThat(bureau.texts()).anyMatch(text -> text.startsWith("10,002 in all · "));
        bureau.picture("links", ThemeMode.LIGHT);
        bureau.picture("links", ThemeMode.DARK);

        bureau.fx(() -> {
            var table = table();
            table.scrollTo(table.getItems().size() - 1);
            return true;
        });
        bureau.texts();
        assertThat(bureau.texts()).anyMatch(text -> text.matches("rows .*–(.*) of \\1"));
        bureau.picture("links-end", ThemeMode.LIGHT);
    }

    @Test
    @Order(6)
    void aRevokedLinkIsShownAsSuchAndUndoIssuesAnother() throws Exception {
        var share = running.share(ShareMode.API, "1h").share();
        bureau.fx(() -> {
            bureau.desk().navigator().go(Place.LINKS, Map.of("handle", share.handle()));
            return true;
        });
        bureau.act("links.revoke");

        assertThat(running.admin().shares().get(share.handle()).state()).isEqualTo(ShareState.REVOKED);
        assertThat(bureau.desk().undo().current().get().done())
                .contains("revoked for good")
                .contains("the old one stays dead");
        bureau.picture("links-revoked", ThemeMode.LIGHT);

        bureau.fx(() -> {
            bureau.desk().undo().undo();
            return true;
        });
        assertThat(running.admin().shares().get(share.handle()).replacedBy()).isNotNull();
        bureau.picture("links-signed", ThemeMode.LIGHT);
        assertThat(bureau.texts()).noneMatch(text -> text.contains("URISigningPackage=ey"));
    }

    @Test
    @Order(7)
    void manyLinksAreActedUponAtOnceAndEachSaysWhatCameOfIt() throws Exception {
        bureau = open();
        for (var i = 0; i < 4; i++) bureau.act("links.mark");
        bureau.act("links.freeze");
        bureau.act("links.extend");
        bureau.picture("links-many", ThemeMode.LIGHT);
        assertThat(bureau.texts()).anyMatch(text -> text.startsWith("Done for "));
    }

    @Test
    @Order(8)
    void whoMayNotIsToldWhichRoleIsMissing() throws Exception {
        bureau.fx(() -> {
            bureau.desk().acts().operator().set(new Operator("sam", Role.SUPPORT));
            return true;
        });
        assertThat(bureau.whyNot("links.revoke")).isEqualTo("Needs the role admin; you are support.");
        assertThat(bureau.whyNot("links.new")).isEqualTo("Needs the role producer; you are support.");
        assertThat(bureau.whyNot("links.reissue")).isEmpty();
    }

    private Bureau open() {
        return new Bureau(
                running.admin(),
                Place.LINKS,
                (desk, feed) -> new LinksWorkspace(desk, running.admin(), feed, Duration.ZERO));
    }

    private TableView<?> table() {
        return bureau.find(TableView.class, "#links");
    }

    private void type(String name, String text) {
        bureau.texts();
        bureau.fx(() -> {
            sheet().filter(javafx.scene.control.TextField.class::isInstance)
                    .filter(field -> name.equals(field.getAccessibleText()))
                    .map(javafx.scene.control.TextField.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .setText(text);
            return true;
        });
    }

    private void press(String name) {
        bureau.press(name, "#links-sheet");
    }

    private java.util.stream.Stream<javafx.scene.Node> sheet() {
        return bureau.find(javafx.scene.Parent.class, "#links-sheet").lookupAll("*").stream();
    }
}
