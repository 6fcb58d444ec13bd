package dev.sluice.service;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.asset.Assets;
import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The asset that drills run over: four seconds of a test picture, made at the first drill, in no list, kept for the next. */
final class Canary {
    private static final Duration PREPARED = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Operator SYSTEM = new Operator("system", Role.ADMIN);

    private final Assets assets;

    Canary(Assets assets) {
        this.assets = assets;
    }

    /**
     * Its id; makes it first where there is none, which takes seconds.
     *
     * @throws Fault {@code canary-unready} when it cannot be made
     */
    synchronized String id() {
        Asset asset = assets.canary().filter(Canary::usable).orElseGet(this::made);
        long until = System.nanoTime() + PREPARED.toNanos();
        while (asset.state() == AssetState.PREPARING && System.nanoTime() < until) {
            LockSupport.parkNanos(POLL.toNanos());
            asset = assets.get(asset.id());
        }
        return asset.state() == AssetState.PUBLISHED
                ? asset.id()
                : assets.publish(asset.id(), SYSTEM).id();
    }

    private static boolean usable(Asset asset) {
        return asset.state() == AssetState.PUBLISHED
                || asset.state() == AssetState.READY
                || asset.state() == AssetState.PREPARING;
    }

    private Asset made() {
        try {
            Path folder = Files.createTempDirectory("sluice-canary");
            Path clip = folder.resolve("canary.mp4");
            try {
                film(clip);
                try (InputStream in = Files.newInputStream(clip)) {
                    return assets.add("Canary of the drills", "low-delay", "canary.mp4", in, SYSTEM.name(), true);
                }
            } finally {
                Files.deleteIfExists(clip);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw unready(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unready(e);
        }
    }

    private static void film(Path clip) throws InterruptedException, IOException {
        var outcome = Ffmpeg.load()
                .run(
                        List.of(
                                "-y",
                                "-v",
                                "error",
                                "-f",
                                "lavfi",
                                "-i",
                                "testsrc2=size=320x180:rate=25",
                                "-f",
                                "lavfi",
                                "-i",
                                "sine=440",
                                "-t",
                                "4",
                                "-c:v",
                                "libopenh264",
                                "-b:v",
                                "400k",
                                "-g",
                                "50",
                                clip.toString()),
                        InputStream::readAllBytes,
                        Duration.ofSeconds(30));
        if (!outcome.ok()) {
            throw new IOException(outcome.stderrTail());
        }
    }

    private static Fault unready(Exception e) {
        return Fault.failed(
                "canary-unready",
                "The drill's canary could not be made.",
                "Look at the service's log, then drill again.",
                e);
    }
}
