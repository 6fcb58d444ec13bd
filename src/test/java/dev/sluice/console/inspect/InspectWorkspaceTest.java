package dev.sluice.console.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.HandClock;
import dev.sluice.OneScreen;
import dev.sluice.api.Binding;
import dev.sluice.api.Operator;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.diagnosis.InspectOptions;
import dev.sluice.diagnosis.Inspector;
import dev.sluice.service.RunningService;
import dev.sluice.service.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts of a real service on the screen, each with the act that follows from it; pictures under {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OneScreen
class InspectWorkspaceTest {
    private final HandClock clock = new HandClock();
    private RunningService running;
    private InspectWorkspace workspace;
    private Bureau bureau;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder, clock);
        bureau = new Bureau(running.admin(), Place.INSPECT, (desk, feed) -> {
            workspace = new InspectWorkspace(
                    desk, running.admin(), new Inspector(running.admin(), clock, InspectOptions.CAREFUL));
            return workspace;
        });
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void aLinkThatPlaysOffersTheSentenceAndNotAnotherLink() throws Exception {
        inspect(direct("2h"));

        assertThat(primary()).isEqualTo("Copy sentence for customer");
        assertThat(bureau.texts())
                .contains("Credential arrives, by client", "AVPlayer", "By request pattern; decoding is not measured.");
        pictures("inspect-playable");
    }

    @Test
    void anExpiredLinkIsReissuedAsItWasAndAsUsualWhenItsProducerSaysSo() throws Exception {
        for (int i = 0; i < 4; i++) {
            create("10h", "newsletter", null);
        }
        var link = create("10m", "newsletter", null);
        clock.forward(Duration.ofMinutes(52));
        inspect(link);

        assertThat(bureau.texts()).contains("Expired 42 minutes ago, after its TTL of 10 min.", "Reissue for 10 h");
        assertThat(primary()).isEqualTo("Reissue");
        assertThat(bureau.texts()).contains("with a fresh link");
        pictures("inspect-expired");

        bureau.act("inspect.reissue-as-usual");
        inspect(bureau.fx(() -> bureau.desk().clip().paste()));
        assertThat(workspace.model().share().ttlSeconds()).isEqualTo(36_000);
    }

    @Test
    void aRevokedLinkIsReissuedAndAFrozenOneIsUnfrozen() throws Exception {
        var revoked = running.share(ShareMode.DIRECT, "2h").share();
        running.admin().shares().revoke(revoked.handle(), "posted in a forum");
        inspect(revoked.url());
        assertThat(primary()).isEqualTo("Reissue");
        assertThat(bureau.whyNot("inspect.extend")).isEqualTo("It has ended; reissue it.");
        pictures("inspect-revoked");

        var frozen = running.share(ShareMode.DIRECT, "2h").share();
        running.admin().shares().freeze(frozen.handle());
        inspect(frozen.url());
        assertThat(primary()).isEqualTo("Unfreeze");
        pictures("inspect-frozen");

        bureau.act("inspect.unfreeze");
        built();
        assertThat(primary()).isEqualTo("Copy sentence for customer");
    }

    @Test
    void aLinkIntoAPrivateNetworkIsOpenedOnlyWhenAsked() throws Exception {
        inspect("http://192.168.0.9/m.m3u8?token=secret-value");

        assertThat(bureau.texts()).contains("It leads into a private network, so it was not opened.");
        assertThat(primary()).isEqualTo("Open it anyway");
        assertThat(bureau.texts()).noneMatch(text -> text.contains("secret-value"));
        pictures("inspect-private");
    }

    @Test
    void aLinkForAnotherNetworkSaysWhatWasSeen() throws Exception {
        inspect(create("2h", "default", new Binding(null, null, List.of(), "203.0.113.0/24", null, null, null, null)));

        assertThat(bureau.texts()).anyMatch(text -> text.contains("Seen: this machine, at 127.0.0.1."));
        pictures("inspect-context");
    }

    @Test
    void whatIsNoLinkOffersNothingToDoWithIt() throws Exception {
        inspect(direct("2h"));
        inspect("javascript:alert(1)");

        assertThat(bureau.texts())
                .contains(
                        "This is not a link. Only http and https links are opened.",
                        "Ask the sender for the web address.");
        assertThat(bureau.texts()).contains("No request was made.").doesNotContain("first segment");
        bureau.picture("inspect-no-link", ThemeMode.DARK);
    }

    @Test
    void theBundleIsReadBeforeItIsSavedAndIsSavedAsItWasRead(@TempDir Path folder) throws Exception {
        var file = folder.resolve("bundle.json");
        var link = String.valueOf(running.share(ShareMode.API, "2h").signedLink());
        inspect(link);
        bureau.fx(() -> {
            workspace.bundle().askWith(window -> file.toFile());
            return true;
        });

        bureau.act("inspect.bundle");
        bureau.picture("inspect-bundle", ThemeMode.LIGHT);
        var shown = bureau.fx(() -> bureau.find(TextArea.class, ".text-area").getText());
        bureau.fx(() -> {
            workspace.bundle().save();
            return true;
        });

        assertThat(Files.readString(file)).isEqualTo(shown).contains("\"verdict\" : \"playable\"");
    }

    @Test
    void pastInspectionsAreComparedWithThisOne() throws Exception {
        var share = running.share(ShareMode.DIRECT, "2h").share();
        inspect(share.url());
        running.admin().shares().freeze(share.handle());
        inspect(share.url());

        bureau.act("inspect.history");
        bureau.fx(() -> {
            ((Button) bureau.find(javafx.scene.layout.HBox.class, ".history-row")
                            .lookup(".button"))
                    .fire();
            return true;
        });

        assertThat(bureau.texts()).contains("The verdict was playable and is frozen.");
        bureau.picture("inspect-history", ThemeMode.LIGHT);

        inspect("http://192.168.0.9/" + "long/".repeat(1000));
        assertThat(bureau.texts())
                .contains(
                        "It leads into a private network, so it was not opened.",
                        "The inspection is too large to be kept.",
                        "frozen");
        bureau.act("inspect.history");
    }

    @Test
    void supportSeesTheSameScreenAndIsToldWhatItMayNot() {
        inspect(direct("2h"));
        bureau.fx(() -> {
            bureau.desk().acts().operator().set(new Operator("sam", Role.SUPPORT));
            return true;
        });

        assertThat(bureau.whyNot("inspect.revoke")).contains("Needs the role admin");
        assertThat(bureau.whyNot("inspect.reissue")).isEmpty();
        bureau.fx(() -> {
            bureau.desk().acts().operator().set(new Operator("dana", Role.ADMIN));
            return true;
        });
    }

    @Test
    void whatAViewerGotStandsBesideTheirSession() throws Exception {
        var share = running.share(ShareMode.DIRECT, "2h").share();
        new Visitor(running).watchBadly(share, clock.instant());
        inspect(share.url());

        assertThat(bureau.texts()).contains("iPhone · Safari", "3.0 s", "1.5 s");
        down();
        pictures("inspect-sessions");
    }

    @Test
    void theRequestsOfOtherClientsAreOpenedWhenWanted() throws Exception {
        inspect(direct("2h"));
        assertThat(bureau.texts()).doesNotContain("as AVPlayer").anyMatch(t -> t.contains("requests of other clients"));

        bureau.act("inspect.others");
        built();
        assertThat(bureau.texts()).contains("as AVPlayer", "as VLC", "Hide other clients");
        bureau.act("inspect.others");
        built();
        assertThat(bureau.texts()).doesNotContain("as AVPlayer");
    }

    @Test
    void anEmbedLinkIsTriedOnAPageOfASite() throws Exception {
        inspect(running.admin()
                .shares()
                .create(new ShareRequest(
                        running.asset().id(),
                        ShareMode.EMBED,
                        "2h",
                        Risk.LOW,
                        "default",
                        new Binding(null, null, List.of("https://news.example"), null, null, null, null, null),
                        null,
                        null))
                .share()
                .url());
        bureau.picture("inspect-embed", ThemeMode.LIGHT);
        bureau.fx(() -> {
            var site = bureau.find(SiteField.class, "SiteField");
            var field = (TextField) site.lookup(".text-field");
            field.setText("blog.example");
            field.fireEvent(new ActionEvent());
            return true;
        });
        built();

        assertThat(bureau.texts())
                .contains("It may not be shown on pages of https://blog.example.")
                .anyMatch(text -> text.contains("the link is for pages of https://news.example"));
        bureau.picture("inspect-embed", ThemeMode.DARK);
    }

    @Test
    void aDeepLinkInspects() {
        var link = direct("2h");
        bureau.fx(() -> {
            bureau.desk()
                    .navigator()
                    .go(
                            Place.INSPECT,
                            Map.of(
                                    "link",
                                    "sluice://inspect?link="
                                            + java.net.URLEncoder.encode(
                                                    link, java.nio.charset.StandardCharsets.UTF_8)));
            return true;
        });

        assertThat(workspace.model().share().url()).isEqualTo(link);
    }

    private void inspect(String link) {
        bureau.fx(() -> {
            bureau.desk().navigator().go(Place.INSPECT, Map.of("link", link));
            return true;
        });
        built();
    }

    private void down() {
        bureau.fx(() -> {
            ((ScrollPane) workspace.root()).setVvalue(0.35);
            return true;
        });
    }

    /** Waits until all of the page stands: it is built a part a frame. */
    private void built() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (!bureau.fx(workspace::complete)) Thread.onSpinWait();
        });
    }

    private void pictures(String name) throws Exception {
        for (var mode : List.of(ThemeMode.LIGHT, ThemeMode.DARK)) {
            bureau.picture(name, mode);
        }
    }

    private String primary() {
        bureau.texts();
        return bureau.fx(
                () -> bureau.find(Button.class, ".verdict .button.accent").getText());
    }

    private String direct(String ttl) {
        return running.share(ShareMode.DIRECT, ttl).share().url();
    }

    private String create(String ttl, String channel, Binding binding) {
        return running.admin()
                .shares()
                .create(new ShareRequest(
                        running.asset().id(), ShareMode.DIRECT, ttl, Risk.LOW, channel, binding, null, null))
                .share()
                .url();
    }
}
