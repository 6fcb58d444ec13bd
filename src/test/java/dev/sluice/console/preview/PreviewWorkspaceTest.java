package dev.sluice.console.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import dev.sluice.OneScreen;
import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Json;
import dev.sluice.api.PendingUpload;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.Console;
import dev.sluice.console.ConsoleParts;
import dev.sluice.console.Fx;
import dev.sluice.console.Pictures;
import dev.sluice.console.frame.ServiceFacts;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import dev.sluice.relay.PreviewRelay;
import dev.sluice.service.RunningService;
import dev.sluice.service.Service;
import dev.sluice.service.ServiceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspace in the console, with a real service, the real relay and a real player. */
@OneScreen
class PreviewWorkspaceTest {
    private static final ExecutorService BACKGROUND = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private static Path folder;

    private static RunningService service;
    private static PreviewRelay relay;
    private static Asset sample;
    private static Console console;
    private static ChangeFeed feed;
    private static Stage stage;
    private static PreviewWorkspace workspace;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(folder);
        relay = PreviewRelay.start();
        var admin = service.admin();
        var id = admin.assets()
                .add(captioned(Path.of("assets/sample.mp4")), "Autumn keynote, cut 3", "stability")
                .send((sent, all) -> {})
                .id();
        sample = admin.assets().publish(settled(admin, id).id());
    }

    private static Path captioned(Path film) throws Exception {
        var words = Files.writeString(folder.resolve("words.srt"), """
                1
                00:00:00,000 --> 00:00:30,000
                Good evening, and welcome
                to the autumn keynote.
                """);
        return new Clips(Ffmpeg.load(), folder)
                .run(
                        "captioned.mkv",
                        List.of(
                                "-i",
                                film.toAbsolutePath().toString(),
                                "-i",
                                words.toString(),
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-c",
                                "copy",
                                "-metadata:s:s:0",
                                "language=eng"));
    }

    @BeforeEach
    void open() {
        open(service.admin());
    }

    private static void open(SluiceClient client) {
        feed = ChangeFeed.follow(client);
        Fx.run(() -> {
            console = new Console(new ConsoleParts(
                    Clock.systemDefaultZone(), BACKGROUND, facts(client), Map.of(Place.PREVIEW, desk -> {
                        workspace = new PreviewWorkspace(desk, client, feed, () -> relay);
                        return workspace;
                    })));
            stage = new Stage();
            console.open(stage);
        });
        FxToolkit.until(
                "the service has said who this is",
                10,
                () -> console.desk().acts().operator().get() != null);
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            console.theme().mode().set(ThemeMode.SYSTEM);
            if (workspace != null) workspace.close();
            workspace = null;
            stage.close();
        });
        feed.close();
    }

    @AfterAll
    static void stop() {
        relay.close();
        service.close();
        BACKGROUND.shutdownNow();
    }

    @Test
    void anAssetIsSeenToPlayWithItsReportBesideIt() throws Exception {
        go(Map.of("asset", sample.id()));
        FxToolkit.until("a picture is seen", 20, () -> workspace.firstFrame().isPresent());
        FxToolkit.until("two seconds were played", 20, () -> workspace.playedSeconds() > 2);
        FxToolkit.until("the report is shown", 10, () -> labels().contains("Holds"));

        run("preview.play");
        FxToolkit.until("it waits", 5, () -> !workspace.playback().running().get());
        var image = Fx.call(() -> Pictures.of(console.scene().getRoot().lookup("#preview-picture")));
        pictures("preview");
        assertThat(FirstPicture.shows(image)).isTrue();
        assertThat(texts()).anyMatch(text -> text.contains("through the relay"));
    }

    @Test
    void whatBlocksIsSaidFirstAndLeadsToItsPlace() throws Exception {
        var broken = service.asset();
        truncateSecondSegment(broken.id());
        service.admin().assets().check(broken.id());
        settled(service.admin(), broken.id());
        go(Map.of("asset", broken.id()));
        FxToolkit.until("the report is shown", 10, () -> labels().contains("Blocks publishing"));
        FxToolkit.until("a picture is seen", 20, () -> workspace.firstFrame().isPresent());
        pictures("preview-not-ready");

        assertThat(button("Publish").isDisabled()).isTrue();
        assertThat(button("Publish").getAccessibleHelp()).contains("block");
        Fx.run(() -> button("Go there").fire());
        FxToolkit.until(
                "the player is there", 10, () -> workspace.playback().position().get() >= 2);
    }

    @Test
    void captionsStandOverThePictureAndThePointerSeesOtherTimes() throws Exception {
        go(Map.of("asset", sample.id()));
        FxToolkit.until("the caption's time has come", 20, () -> workspace.playedSeconds() > 0.5);
        run("preview.play");
        Fx.run(() -> item("English").fire());
        FxToolkit.until(
                "the caption is read",
                20,
                () -> labels().stream().anyMatch(text -> text.contains("welcome\nto the autumn keynote.")));

        var line = (Slider) console.scene().getRoot().lookup(".position");
        Fx.run(() -> line.fireEvent(moved(line, 0.7)));
        var peek = (ImageView) console.scene().getRoot().lookup("#preview-peek");
        FxToolkit.until("the picture of that time is seen", 20, () -> peek.getImage() != null);
        assertThat(texts()).contains(Timecode.of(line.getMax() * 0.7));
        pictures("preview-captions");

        Fx.run(() -> item("No captions").fire());
        assertThat(texts()).noneMatch(text -> text.contains("autumn keynote."));
    }

    private static MouseEvent moved(Node node, double across) {
        var bounds = node.getLayoutBounds();
        var at = node.localToScene(bounds.getWidth() * across, bounds.getHeight() / 2);
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                at.getX(),
                at.getY(),
                0,
                0,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    private static MenuItem item(String text) {
        return console.scene().getRoot().lookupAll(".menu-button").stream()
                .flatMap(button -> ((MenuButton) button).getItems().stream())
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNewVersionIsChosenByProfileAndOneThatIsNotReadyLeavesTheOldOne() throws Exception {
        var profiles = Files.createDirectories(folder.resolve("workspace/profiles"));
        Files.writeString(profiles.resolve("loud-radio.json"), """
                {"segmentSeconds": {"from": 1, "to": 2}, "keyframeSeconds": 2, "audioKbps": {"from": 300, "to": 400},
                 "severities": {"audio-bit-rate": "blocks"}, "container": "ts"}""");
        go(Map.of("asset", service.asset().id()));
        FxToolkit.until("a picture is seen", 20, () -> workspace.firstFrame().isPresent());
        FxToolkit.until("the stages are known", 20, () -> labels().contains("upload to publish gate"));
        run("preview.prepare");
        FxToolkit.until("the profiles are listed", 20, () -> labels().contains("loud-radio"));
        pictures("preview-profiles");
        Fx.run(() -> {
            var list = (ListView<?>) console.scene().getRoot().lookup(".profile-sheet .list-view");
            list.getSelectionModel().selectLast();
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        FxToolkit.until("it says that it was not taken", 90, () -> labels().contains("The last attempt"));
        pictures("preview-not-taken");
        assertThat(texts()).anyMatch(text -> text.contains("Version 1 stays."));
        assertThat(service.admin().assets().get(service.asset().id()).version()).isEqualTo(1);
    }

    @Test
    void aViewersLinkPlaysUntilItIsRevokedAndThenSaysWhatCame() throws Exception {
        var share = share(ShareMode.API);
        var page = share(ShareMode.DIRECT);
        go(Map.of("link", page.share().url()));
        FxToolkit.until("a picture is seen", 20, () -> workspace.firstFrame().isPresent());
        assertThat(texts()).contains("What a viewer gets").doesNotContain("Holds");

        service.admin().shares().revoke(share.share().handle(), null);
        go(Map.of("link", share.signedLink()));
        FxToolkit.until("the refusal is shown", 20, () -> labels().contains("403"));
        pictures("preview-refused");
        assertThat(texts()).contains("Status", "Type").noneMatch(text -> text.contains(share.signedLink()));
    }

    @Test
    void aJumpEndsWhereItWasMeantAndAStepIsOnePicture() {
        go(Map.of("asset", sample.id()));
        FxToolkit.until("a picture is seen", 30, () -> workspace.firstFrame().isPresent());
        run("preview.play");
        FxToolkit.until("it waits", 5, () -> !playing());
        FxToolkit.act(() -> workspace.playback().seek(5.5));
        FxToolkit.until("it is there", 20, () -> !playing() && at() > 5.4);
        var there = Fx.call(PreviewWorkspaceTest::at);
        run("preview.frame-next");
        FxToolkit.until("it is further", 10, () -> !playing() && at() > there);
        assertThat(there).isBetween(5.45, 5.7);
        assertThat(Fx.call(PreviewWorkspaceTest::at)).isBetween(there + 0.02, there + 0.08);
    }

    @Test
    void anEmptyWorkspaceOffersToAddAndShowsThePreparationUntilItPlays() throws Exception {
        try (var empty = Service.start(emptyConfig(), Clock.systemUTC());
                var client = new SluiceClient(
                        HttpUrl.get(empty.url()),
                        Files.readString(empty.adminKeyFile()).strip())) {
            Fx.run(stage::close);
            open(client);
            go(Map.of());
            FxToolkit.until("it says so", 10, () -> labels().contains("No video yet."));
            pictures("preview-empty");

            var clip = new Clips(Ffmpeg.load(), folder).withSound("clip.mp4", "320x180", 4);
            begin(client, empty.url(), Files.readAllBytes(clip));
            go(Map.of());
            FxToolkit.until("what stopped is offered", 10, () -> labels().contains("“clip.mp4” stopped on its way."));
            pictures("preview-stopped");
            Fx.run(() -> workspace.add(List.of(clip)));
            FxToolkit.until("it is being prepared", 10, () -> labels().contains("This video is being prepared"));
            pictures("preview-preparing");
            FxToolkit.until("it plays", 60, () -> workspace.firstFrame().isPresent());
            assertThat(texts()).contains("clip").anyMatch(text -> text.startsWith("ready"));
            Fx.run(workspace::close);
        }
    }

    /** Sends half of a file, as an earlier console did. */
    private static void begin(SluiceClient client, String url, byte[] film) throws Exception {
        var uploads = url + "/api/v1/uploads";
        var begun = post(client, uploads + "?name=clip.mp4&title=clip&size=" + film.length, new byte[0]);
        post(client, uploads + "/" + begun.id() + "/bytes?offset=0", Arrays.copyOf(film, film.length / 2));
    }

    private static PendingUpload post(SluiceClient client, String url, byte[] body) throws Exception {
        var request =
                new Request.Builder().url(url).post(RequestBody.create(body)).build();
        try (var answer = client.http().newCall(request).execute()) {
            return Json.MAPPER.readValue(answer.body().string(), PendingUpload.class);
        }
    }

    private static ServiceConfig emptyConfig() {
        var local = ServiceConfig.local(folder.resolve("empty"), Path.of("assets"));
        return new ServiceConfig(
                local.workspace(),
                local.home(),
                local.host(),
                0,
                null,
                null,
                null,
                List.of(),
                ServiceConfig.TOKEN_LIFE,
                "local",
                false);
    }

    private static boolean playing() {
        return workspace.playback().running().get();
    }

    private static double at() {
        return workspace.playback().position().get();
    }

    private static void run(String act) {
        Fx.run(() -> {
            var acts = console.desk().acts();
            assertThat(acts.run(acts.find(act).orElseThrow())).isTrue();
        });
    }

    private static IssuedShare share(ShareMode mode) {
        return service.admin().shares().create(new ShareRequest(sample.id(), mode, "1h", null, null, null, null, null));
    }

    private static Button button(String text) {
        return console.scene().getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static void truncateSecondSegment(String id) throws Exception {
        try (var files = Files.walk(folder.resolve("workspace/assets").resolve(id))) {
            var segment = files.filter(file -> file.toString().contains(id))
                    .filter(file -> file.getFileName().toString().endsWith("1.m4s"))
                    .filter(file -> !file.toString().contains("audio"))
                    .findFirst()
                    .orElseThrow();
            var bytes = Files.readAllBytes(segment);
            Files.write(segment, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    private static void go(Map<String, String> arguments) {
        Fx.run(() -> console.desk().navigator().go(Place.PREVIEW, arguments));
    }

    private static void pictures(String name) throws Exception {
        for (var mode : List.of(ThemeMode.LIGHT, ThemeMode.DARK)) {
            Fx.run(() -> console.theme().mode().set(mode));
            var picture = Fx.call(() -> Pictures.of(console.scene()));
            Pictures.png(
                    picture, Path.of("target/pictures", name + "-" + mode.name().toLowerCase() + ".png"));
        }
    }

    private static List<String> labels() {
        return Stream.of(".label", ".button")
                .flatMap(kind -> console.scene().getRoot().lookupAll(kind).stream())
                .filter(PreviewWorkspaceTest::isSeen)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList();
    }

    private static boolean isSeen(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) return false;
        }
        return node instanceof Labeled;
    }

    private static List<String> texts() {
        return Fx.call(PreviewWorkspaceTest::labels);
    }

    private static Asset settled(SluiceClient client, String id) {
        Asset asset = client.assets().get(id);
        while (asset.state() == AssetState.PREPARING || asset.preparation() != null) {
            Thread.onSpinWait();
            asset = client.assets().get(id);
        }
        return asset;
    }

    private static ServiceFacts facts(SluiceClient client) {
        return new ServiceFacts() {
            @Override
            public ServiceInfo info() {
                return client.service();
            }

            @Override
            public ServiceStatus status() {
                return client.status();
            }
        };
    }
}
