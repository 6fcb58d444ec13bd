package support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Json;
import dev.sluice.client.SluiceClient;
import dev.sluice.media.Ffmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;

/** A running service with one published asset, and its admin. */
public record Sample(SluiceClient admin, String url, Asset asset, Path media) {

    /** Starts the service and prepares a clip of {@code seconds}. */
    public static Sample start(Programs programs, String cores, int seconds) throws Exception {
        JsonNode where = Json.MAPPER.readTree(programs.serve(cores));
        String key = Files.readString(Path.of(where.get("adminKeyFile").asText())).strip();
        String url = where.get("url").asText();
        var admin = new SluiceClient(HttpUrl.get(url), key);
        Path clip = programs.folder().resolve("clip.mp4");
        Ffmpeg.load()
                .run(
                        List.of(
                                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-f", "lavfi", "-i",
                                "sine=440", "-t", Integer.toString(seconds), "-c:v", "libopenh264", "-b:v", "400k", "-g",
                                "50", clip.toString()),
                        out -> out.readAllBytes(),
                        Duration.ofMinutes(1));
        String id = admin.assets().add(clip, "Benchmark", "low-delay").send((sent, all) -> {}).id();
        Asset asset = admin.assets().get(id);
        while (asset.state() == AssetState.PREPARING || asset.preparation() != null) {
            Thread.sleep(200);
            asset = admin.assets().get(id);
        }
        asset = admin.assets().publish(id);
        // The service keeps a canary of its own beside it.
        Path assets = programs.folder().resolve("workspace/assets").resolve(id);
        try (var all = Files.walk(assets)) {
            Path media = all.filter(p -> p.endsWith("master.m3u8")).findFirst().orElseThrow().getParent();
            return new Sample(admin, url, asset, media);
        }
    }
}
