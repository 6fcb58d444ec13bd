package dev.sluice.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns {@code -progress pipe:1} (key=value lines of FFmpeg's own making) into {@link Progress}. */
final class ProgressReader implements Ffmpeg.Output {
    private static final String POSITION = "out_time_us=";

    private final String stage;
    private final @Nullable Duration whole;
    private final Consumer<Progress> listener;
    private final long startedAt = System.nanoTime();
    private long furthest;

    ProgressReader(String stage, @Nullable Duration whole, Consumer<Progress> listener) {
        this.stage = stage;
        this.whole = whole;
        this.listener = listener;
    }

    @Override
    public void read(InputStream stdout) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(stdout, StandardCharsets.US_ASCII))) {
            lines.lines().filter(l -> l.startsWith(POSITION)).forEach(l -> report(l.substring(POSITION.length())));
        }
    }

    private void report(String micros) {
        // "N/A" until the first output packet.
        if (micros.matches("\\d{1,15}")) {
            // FFmpeg reports the slowest output that is still open, which falls back when outputs close.
            furthest = Math.max(furthest, Long.parseLong(micros));
            var done = Duration.ofNanos(furthest * 1000);
            listener.accept(Progress.of(stage, done, whole, Duration.ofNanos(System.nanoTime() - startedAt)));
        }
    }
}
