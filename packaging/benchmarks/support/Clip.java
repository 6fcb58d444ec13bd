package support;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.client.SluiceClient;
import dev.sluice.media.Ffmpeg;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A test picture with a tone, as something to share. */
public final class Clip {
    private Clip() {}

    /** Films one of so many seconds. */
    public static Path film(Path folder, int seconds) throws Exception {
        Path clip = folder.resolve("clip.mp4");
        Ffmpeg.load().run(
                List.of("-y", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-f", "lavfi", "-i",
                        "sine=440", "-t", Integer.toString(seconds), "-c:v", "libopenh264", "-b:v", "400k", "-g", "50",
                        clip.toString()),
                InputStream::readAllBytes,
                Duration.ofMinutes(1));
        return clip;
    }

    /** Adds a clip and publishes it once it is prepared. */
    public static Asset published(SluiceClient admin, Path clip, String title) throws Exception {
        Asset made = admin.assets().add(clip, title, "low-delay").send((sent, all) -> {});
        while (made.state() == AssetState.PREPARING || made.preparation() != null) {
            Thread.sleep(100);
            made = admin.assets().get(made.id());
        }
        return admin.assets().publish(made.id());
    }
}
