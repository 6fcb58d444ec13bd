package dev.sluice.media.live;

import dev.sluice.media.Ffmpeg;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One FFmpeg child that runs until it ends or is stopped; secrets are blotted out of what it says. Thread-safe. */
public final class LiveChild implements AutoCloseable {
    private static final int LINES = 40;
    private static final int LONGEST_LINE = 500;
    private static final long GRACE_MS = 2_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Process process;
    private final List<String> secrets;
    private final Deque<String> said = new ArrayDeque<>();
    private final Thread listening;

    private LiveChild(Process process, List<String> secrets, Consumer<String> heard) {
        this.process = process;
        this.secrets = secrets;
        listening = Thread.ofVirtual().name("ffmpeg-words").start(() -> listen(heard));
    }

    /**
     * Starts one.
     *
     * @param secrets blotted out wherever the child repeats them
     * @param heard told each line of its stderr, blotted, on a thread of ours
     */
    public static LiveChild start(Ffmpeg ffmpeg, List<String> arguments, List<String> secrets, Consumer<String> heard) {
        return new LiveChild(
                ffmpeg.start(arguments),
                secrets.stream().filter(s -> !s.isBlank()).toList(),
                heard);
    }

    public long pid() {
        return process.pid();
    }

    /** When it started, as the system knows it: id and start together name a process. */
    public Instant startedAt() {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** What it writes to stdout. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** What it reads from stdin. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for its end; the result is its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Its last lines, blotted. Of a child that ends, all it had to say: a process is gone before its words are read. Waits
     * for that, ten seconds at most.
     */
    public String lastWords() throws InterruptedException {
        listening.join(LAST_WORDS);
        synchronized (this) {
            return String.join("\n", said);
        }
    }

    /** Asks it to end, then ends it. */
    @Override
    public void close() {
        // Not by the process itself: that closes its input first, which waits for whoever writes to a child that takes
        // nothing.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(GRACE_MS, TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once. */
    public void kill() {
        process.destroyForcibly();
    }

    private void listen(Consumer<String> heard) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String plain = blotted(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
                keep(plain);
                heard.accept(plain);
            }
        } catch (IOException killed) {
            keep("(ended)");
        }
    }

    private synchronized void keep(String line) {
        said.addLast(line);
        if (said.size() > LINES) {
            said.removeFirst();
        }
    }

    private String blotted(String line) {
        String out = line;
        for (String secret : secrets) {
            out = out.replace(secret, "•••");
        }
        return out;
    }
}
