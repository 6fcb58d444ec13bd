package dev.sluice.service;

import dev.sluice.media.Ffmpeg;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** FFmpeg, unpacked when it is first needed: that takes a second on a new machine. */
final class FfmpegOnDemand implements Supplier<Ffmpeg> {
    private @Nullable Ffmpeg ffmpeg;

    @Override
    public synchronized Ffmpeg get() {
        if (ffmpeg == null) {
            ffmpeg = Ffmpeg.load();
        }
        return ffmpeg;
    }
}
