package support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Asset;
import dev.sluice.api.Json;
import dev.sluice.client.SluiceClient;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.HttpUrl;

/** A running service with one published asset, and its admin. */
public record Sample(SluiceClient admin, String url, Asset asset, Path media) {

    /** Starts the service and prepares a clip of {@code seconds}. */
    public static Sample start(Programs programs, String cores, int seconds) throws Exception {
        JsonNode where = Json.MAPPER.readTree(programs.serve(cores));
        String key = Files.readString(Path.of(where.get("adminKeyFile").asText())).strip();
        String url = where.get("url").asText();
        var admin = new SluiceClient(HttpUrl.get(url), key);
        Asset asset = Clip.published(admin, Clip.film(programs.folder(), seconds), "Benchmark");
        // The service keeps a canary of its own beside it.
        Path assets = programs.folder().resolve("workspace/assets").resolve(asset.id());
        try (var all = Files.walk(assets)) {
            Path media = all.filter(p -> p.endsWith("master.m3u8")).findFirst().orElseThrow().getParent();
            return new Sample(admin, url, asset, media);
        }
    }
}
