package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.client.SluiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version of a published asset: the old one is served until the new one is ready, and to the end to who is in it. */
class VersionTest {
    @TempDir
    Path folder;

    private final OkHttpClient viewer = new OkHttpClient();
    private RunningService service;

    @BeforeEach
    void start() throws Exception {
        service = RunningService.start(folder);
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
        service = null;
    }

    @Test
    void aReadyVersionTakesThePlaceAndWhoIsInTheOldOneWatchesItToItsEnd() throws Exception {
        var link = link();
        var before = get(link);
        assertThat(before).doesNotContain("2~");
        var watching = child(link, before);

        var asset = prepared("low-delay-ts");
        assertThat(asset.state()).isEqualTo(AssetState.PUBLISHED);
        assertThat(asset.version()).isEqualTo(2);
        assertThat(asset.profile()).isEqualTo("low-delay-ts");
        assertThat(asset.failure()).isNull();
        assertThat(service.admin().assets().readiness(asset.id()).profile()).isEqualTo("low-delay-ts");
        var times = service.admin().assets().times(asset.id());
        assertThat(times.version()).isEqualTo(2);
        assertThat(times.encodeMs()).isPositive();
        assertThat(times.checkMs()).isPositive();

        assertThat(get(watching)).contains(".m4s");
        var after = get(link);
        assertThat(after).contains("2~v");
        assertThat(get(child(link, after))).contains(".ts");
        assertThat(service.admin().assets().poster(asset.id())).isNotEmpty();
    }

    @Test
    void aVersionThatIsNotReadyChangesNothingAndSaysWhy() throws Exception {
        profile("silent-film", """
                {"segmentSeconds": {"from": 1, "to": 2}, "keyframeSeconds": 2, "audioKbps": {"from": 300, "to": 400},
                 "severities": {"audio-bit-rate": "blocks"}}""");
        var asset = prepared("silent-film");
        assertThat(asset.version()).isEqualTo(1);
        assertThat(asset.state()).isEqualTo(AssetState.PUBLISHED);
        assertThat(asset.failure()).isNotNull();
        assertThat(asset.failure().code()).isEqualTo("version-not-ready");
        assertThat(asset.failure().title()).contains("Version 2 is not ready", "Version 1 stays");
        assertThat(service.admin().assets().readiness(asset.id(), 2).ready()).isFalse();
        assertThat(service.admin().assets().readiness(asset.id()).ready()).isTrue();
        assertThat(folder.resolve("workspace/assets/" + asset.id() + "/v2")).doesNotExist();
        assertThat(get(link())).doesNotContain("2~");
    }

    @Test
    void aServiceThatDiesMeanwhileGoesOnWithIt() throws Exception {
        var id = service.asset().id();
        service.admin().assets().prepare(id, "stability");
        stop();
        try (var again = Service.start(RunningService.config(folder.resolve("workspace")), Clock.systemUTC());
                var client = RunningService.client(again)) {
            var asset = settled(client, id);
            assertThat(asset.version()).isEqualTo(2);
            assertThat(asset.state()).isEqualTo(AssetState.PUBLISHED);
        }
    }

    @Test
    void aProfileThatIsNotThereOrCannotBeReadIsRefusedBeforeAnythingIsDone() throws Exception {
        profile("torn", "{\"segmentSeconds\": ");
        profile(
                "wrong",
                "{\"segmentSeconds\": {\"from\": 0, \"to\": 0}, \"keyframeSeconds\": 2, \"audioKbps\": {\"from\":1,\"to\":2}}");
        for (var name : new String[] {"none", "torn", "wrong", "../../admin"}) {
            assertThatThrownBy(() ->
                            service.admin().assets().prepare(service.asset().id(), name))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).startsWith("profile-"));
        }
        assertThat(service.admin().assets().profiles())
                .filteredOn(known -> known.own())
                .allSatisfy(own -> assertThat(own.problem()).contains("cannot be read"))
                .hasSize(2);
        assertThat(service.admin().assets().get(service.asset().id()).preparation())
                .isNull();
    }

    private void profile(String name, String json) throws IOException {
        var profiles = Files.createDirectories(folder.resolve("workspace/profiles"));
        Files.writeString(profiles.resolve(name + ".json"), json);
    }

    private Asset prepared(String profile) throws Exception {
        var admin = service.admin();
        admin.assets().prepare(service.asset().id(), profile);
        assertThatThrownBy(() -> admin.assets().prepare(service.asset().id(), profile))
                .hasMessageContaining("being worked on");
        return settled(admin, service.asset().id());
    }

    private static Asset settled(SluiceClient client, String id) throws Exception {
        var asset = RunningService.settled(client, id);
        while (asset.preparation() != null) {
            asset = RunningService.settled(client, id);
        }
        return asset;
    }

    private HttpUrl link() {
        var share = service.admin()
                .shares()
                .create(new ShareRequest(service.asset().id(), ShareMode.API, "1h", null, null, null, null, null));
        return HttpUrl.get(share.signedLink());
    }

    private static HttpUrl child(HttpUrl link, String playlist) {
        return link.resolve(playlist.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .findFirst()
                .orElseThrow());
    }

    private String get(HttpUrl url) throws IOException {
        try (var answer = viewer.newCall(new Request.Builder().url(url).build()).execute()) {
            assertThat(answer.code()).isEqualTo(200);
            return answer.body().string();
        }
    }
}
