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
        assertThat(running.admin()
                        .shares()
                        .list(dev.sluice.client.ShareFilter.ALL, 10, null)
                        .items())
                .hasSize(1);
    }

    @Test
    @Order(3)
    void tenThousandLinksCostAWindowOfPages() throws Exception {
        ManyShares.insert(folder, running.asset().id(), 10_000);
        bureau = open();
        assertThat(bureau.texts()).anyMatch(text -> text.startsWith("10,001 in all · "));
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
    @Order(4)
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
    @Order(5)
    void manyLinksAreActedUponAtOnceAndEachSaysWhatCameOfIt() throws Exception {
        bureau = open();
        for (var i = 0; i < 4; i++) bureau.act("links.mark");
        bureau.act("links.freeze");
        bureau.act("links.extend");
        bureau.picture("links-many", ThemeMode.LIGHT);
        assertThat(bureau.texts()).anyMatch(text -> text.startsWith("Done for "));
    }

    @Test
    @Order(6)
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
}
