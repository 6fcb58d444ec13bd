package dev.sluice.media;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process that prepares a source, to be killed while it does. */
final class PreparingProcess {
    private PreparingProcess() {}

    /** Source and target; says {@code encoding} on stdout when FFmpeg has begun. */
    public static void main(String[] args) throws InterruptedException {
        var begun = new AtomicBoolean();
        new Preparation(Ffmpeg.load()).prepare(Path.of(args[0]), Path.of(args[1]), Profile.VOD, progress -> {
            if (progress.fraction() > 0 && !begun.getAndSet(true)) {
                System.out.println("encoding");
            }
        });
    }
}
