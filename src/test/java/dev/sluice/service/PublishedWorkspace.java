package dev.sluice.service;

import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A workspace with one published asset of four seconds, prepared by a real service once in a test JVM; tests run on copies
 * of it, as after a restart.
 */
final class PublishedWorkspace {
    private static Path made;

    private PublishedWorkspace() {}

    static synchronized void copyTo(Path workspace) throws IOException, InterruptedException {
        if (made == null) {
            made = make();
        }
        try (var all = Files.walk(made)) {
            for (Path from : all.toList()) {
                Files.copy(from, workspace.resolve(made.relativize(from)));
            }
        }
    }

    private static Path make() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                Path.of("target", "published-" + ProcessHandle.current().pid()));
        Path workspace = folder.resolve("workspace");
        Path clip = new Clips(Ffmpeg.load(), folder).withSound("clip.mp4", "320x180", 4);
        try (var service = Service.start(RunningService.config(workspace), Clock.systemUTC());
                var admin = RunningService.client(service)) {
            String id = admin.assets()
                    .add(clip, "Four seconds", "low-delay")
                    .send((sent, all) -> {})
                    .id();
            admin.assets().publish(RunningService.settled(admin, id).id());
        }
        Files.delete(workspace.resolve("port"));
        return workspace;
    }
}
