package dev.sluice.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.EmergencySettings;
import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.SigningKeyInfo;
import dev.sluice.client.EdgeFeed;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.floors.FeedCodec;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Settings over a real service; pictures under {@code target/pictures}. */
@OneScreen
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsWorkspaceTest {
    private RunningService running;
    private Bureau bureau;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        bureau = bureau(running.admin());
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void anOperatorIsAddedAndAKeyShownOnceThenShut() throws Exception {
        bureau.act("settings.operator-add");
        type("Name", "newsletter-backend-of-the-partner");
        press("Role producer");
        bureau.picture("settings-operator", ThemeMode.LIGHT);
        press("Add operator");

        bureau.act("settings.key-issue");
        press("May do at most what this role may support");
        press("shares");
        type("Ends after", "90d");
        type("What it is for", "sends links in the weekly newsletter of the partner");
        bureau.picture("settings-key", ThemeMode.DARK);
        press("Issue key");
        assertThat(bureau.texts()).contains("The key is there", "Copy key");
        bureau.picture("settings-key-issued", ThemeMode.LIGHT);
        press("Copy key");
        var secret = bureau.fx(() -> bureau.desk().clip().paste());
        press("Done");
        assertThat(bureau.texts()).doesNotContain(secret);
        try (var theirs = new SluiceClient(HttpUrl.get(running.service().url()), secret)) {
            assertThat(theirs.service().operator().role()).isEqualTo(Role.SUPPORT);
        } catch (dev.sluice.api.Fault onlyShares) {
            assertThat(onlyShares.code()).isEqualTo("key-out-of-scope");
        }

        bureau.fx(() -> {
            bureau.find(TableView.class, "#api-keys").getSelectionModel().selectFirst();
            return true;
        });
        bureau.picture("settings", ThemeMode.LIGHT);
        bureau.picture("settings", ThemeMode.DARK);
        assertThat(bureau.act("settings.key-revoke")).isTrue();
        assertThat(running.admin()
                        .access()
                        .keys("newsletter-backend-of-the-partner")
                        .getFirst()
                        .revokedAt())
                .isNotNull();
        assertThat(bureau.whyNot("settings.key-revoke")).isEqualTo("The key is revoked already.");
        bureau.act("settings.operator-role");
        press("Role support");
        press("Change role");
        assertThat(running.admin().access().operators())
                .filteredOn(one -> one.name().startsWith("newsletter"))
                .extracting(OperatorInfo::role)
                .containsExactly(Role.SUPPORT);
    }

    @Test
    void anEdgeGetsAKeyShownOnceAndTheKeyEnds() throws Exception {
        bureau.act("settings.edge-add");
        type("Name", "fra-1");
        type("Viewers reach it at", "https://fra-1.video.example.com");
        bureau.picture("settings-edge", ThemeMode.LIGHT);
        press("Make key");
        assertThat(bureau.texts()).contains("The key is there", "Key of fra-1.");
        bureau.picture("settings-edge-key", ThemeMode.DARK);
        press("Copy key");
        var secret = bureau.fx(() -> bureau.desk().clip().paste());
        press("Done");
        assertThat(bureau.texts()).doesNotContain(secret);
        try (var feed = new EdgeFeed(HttpUrl.get(running.service().url()), secret)) {
            assertThat(feed.start(FeedCodec::readStart).edge()).isEqualTo("fra-1");
        }

        bureau.fx(() -> {
            bureau.find(TableView.class, "#edge-keys").getSelectionModel().selectFirst();
            return true;
        });
        assertThat(bureau.act("settings.edge-revoke")).isTrue();
        assertThat(running.admin().edges().list()).noneMatch(edge -> edge.name().equals("fra-1"));
    }

    @Test
    void aSecondAdminDrillsAndAWebhookAreSetAndNoSecretComesBack() throws Exception {
        bureau.act("settings.emergency");
        press("everything");
        type("A drill runs by itself every", "1m");
        assertThat(bureau.texts()).anyMatch(words -> words.contains("ten minutes at least"));
        type("A drill runs by itself every", "7d");
        bureau.picture("settings-emergency-rules", ThemeMode.LIGHT);
        press("Keep settings");
        bureau.act("settings.webhook-add");
        type("Address", "https://hooks.invalid/services/T0/B0/the-path-is-a-secret");
        type("Secret", "a-secret-of-twenty-chars");
        bureau.picture("settings-webhook", ThemeMode.DARK);
        bureau.press("Add webhook", "#webhook-sheet");
        bureau.picture("settings-emergencies", ThemeMode.LIGHT);
        bureau.picture("settings-emergencies", ThemeMode.DARK);
        assertThat(bureau.texts())
                .contains(
                        "Has to agree before these are shut: everything.",
                        "Every 7 d; the checklist is red once the last is older than 30 d.",
                        "hooks.invalid")
                .noneMatch(words -> words.contains("the-path-is-a-secret") || words.contains("twenty-chars"));
        assertThat(running.admin().invalidations().settings().webhooks())
                .singleElement()
                .satisfies(hook -> {
                    assertThat(hook.secretKept()).isTrue();
                    assertThat(hook.secret()).isNull();
                });

        bureau.fx(() -> {
            bureau.find(TableView.class, "#webhooks").getSelectionModel().selectFirst();
            return true;
        });
        assertThat(bureau.act("settings.webhook-remove")).isTrue();
        assertThat(running.admin().invalidations().settings().webhooks()).isEmpty();
        aCdnIsSetAndNothingOfAnotherAdminIsOverwritten();
        running.admin().invalidations().set(EmergencySettings.STANDARD);
    }

    private void aCdnIsSetAndNothingOfAnotherAdminIsOverwritten() throws Exception {
        var service = running.admin().invalidations();
        bureau.act("settings.cdn");
        type("Name", "Example CDN");
        type("Viewers reach media at", "https://cdn.invalid");
        type("Address of the purge", "https://api.cdn.invalid/purge/{asset}");
        type("Header", "Authorization");
        assertThat(bureau.texts()).contains("Give the secret that Authorization carries to this address.");
        type("Secret", "Bearer 0123456789");
        bureau.picture("settings-cdn", ThemeMode.LIGHT);
        bureau.picture("settings-cdn", ThemeMode.DARK);
        var other = service.settings();
        service.set(new EmergencySettings(List.of("channel"), null, List.of(), null, other.revision()));
        press("Keep CDN");
        assertThat(service.settings().cdn()).isNull();
        assertThat(bureau.texts()).contains("Has to agree before these are shut: channel.");
        press("Keep CDN");
        bureau.picture("settings-cdn-kept", ThemeMode.LIGHT);
        assertThat(bureau.texts())
                .contains("Example CDN, purged by POST at api.cdn.invalid, its secret in Authorization.")
                .noneMatch(words -> words.contains("0123456789"));
        assertThat(service.settings()).satisfies(now -> {
            assertThat(now.secondAdmin()).containsExactly("channel");
            assertThat(now.cdn().secretKept()).isTrue();
            assertThat(now.cdn().secret()).isNull();
        });
        bureau.act("settings.cdn");
        type("Address of the purge", "https://elsewhere.invalid/{asset}");
        assertThat(bureau.texts()).contains("Give the secret that Authorization carries to this address.");
        press("Cancel");
        assertThat(bureau.act("settings.cdn-remove")).isTrue();
        assertThat(service.settings().cdn()).isNull();
    }

    @Test
    void keysRotateAreScheduledAndOneIsKilledWhenItWasShownWhatThatHits() throws Exception {
        running.share(ShareMode.API, "2h");
        bureau.act("settings.signing-rotate");
        assertThat(states()).contains("active", "next", "retiring");
        bureau.act("settings.signing-schedule");
        press("Keys rotate by itself");
        type("A key signs for", "30d");
        bureau.picture("settings-schedule", ThemeMode.LIGHT);
        press("Keep schedule");
        assertThat(bureau.texts()).anyMatch(words -> words.startsWith("A key signs for 30 d"));

        select("#signing-keys", "retiring");
        bureau.act("settings.signing-kill");
        assertThat(bureau.texts()).contains("1 live link of mode api");
        assertThat(states()).doesNotContain("killed");
        bureau.picture("settings-kill", ThemeMode.DARK);
        bureau.press("Kill key", "#kill-sheet");
        assertThat(states()).contains("killed");
    }

    @Test
    void aTierTightensAndTheLinksOutsideAreListedAndBroughtInLine() throws Exception {
        for (int i = 0; i < 3; i++) {
            running.admin()
                    .shares()
                    .create(new ShareRequest(
                            running.asset().id(), ShareMode.DIRECT, "2h", Risk.HIGH, "tight", null, null, null));
        }
        bureau.press("Change", "#tier-high");
        type("Longest", "61");
        assertThat(bureau.texts()).anyMatch(words -> words.contains("has no unit"));
        type("Longest", "1h");
        bureau.picture("settings-tier", ThemeMode.LIGHT);
        press("Change range");
        var outside = running.admin()
                .shares()
                .list(ShareFilter.ALL.outside(true), 1, null)
                .total();
        assertThat(outside).isGreaterThanOrEqualTo(3);
        assertThat(bureau.texts()).contains(outside + " live links are outside the range of their risk.");
        bureau.picture("settings-outside", ThemeMode.DARK);

        assertThat(bureau.act("settings.align")).isTrue();
        assertThat(bureau.texts()).contains("Every live link is inside the range of its risk.");
        assertThat(bureau.whyNot("settings.align")).isNotEmpty();
        running.admin().changePolicy(Risk.HIGH, null, null, "2h");
    }

    @Test
    void supportSeesWhyItMayNot() throws Exception {
        running.admin().access().add("sam", Role.SUPPORT);
        var key = running.admin().access().issue("sam", ApiKeyRequest.PLAIN).secret();
        try (var sam = new SluiceClient(HttpUrl.get(running.service().url()), key)) {
            var theirs = bureau(sam);
            assertThat(theirs.texts())
                    .contains("This needs the role admin; sam is support.", "TTL by risk", "Signing keys");
            for (var act : List.of("settings.operator-add", "settings.signing-kill", "settings.tier")) {
                assertThat(theirs.whyNot(act)).isEqualTo("Needs the role admin; you are support.");
            }
            theirs.picture("settings-support", ThemeMode.LIGHT);
        }
    }

    private static Bureau bureau(SluiceClient client) {
        return new Bureau(client, Place.SETTINGS, (desk, feed) -> new SettingsWorkspace(desk, client, feed));
    }

    private List<String> states() {
        return running.admin().signing().ring().keys().stream()
                .map(SigningKeyInfo::state)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private void select(String table, String state) {
        bureau.fx(() -> {
            TableView<SigningKeyInfo> keys = bureau.find(TableView.class, table);
            keys.getItems().stream()
                    .filter(key -> key.state().equals(state))
                    .findFirst()
                    .ifPresent(keys.getSelectionModel()::select);
            return true;
        });
    }

    private TextField field(String name) {
        bureau.texts();
        return bureau.fx(
                () -> bureau.find(javafx.scene.Parent.class, "#settings-sheet").lookupAll(".text-field").stream()
                        .map(TextField.class::cast)
                        .filter(field -> name.equals(field.getAccessibleText()))
                        .findFirst()
                        .orElseThrow());
    }

    private void type(String name, String text) {
        var field = field(name);
        bureau.fx(() -> {
            field.setText(text);
            return true;
        });
    }

    private void press(String name) {
        bureau.press(name, "#settings-sheet");
    }
}
