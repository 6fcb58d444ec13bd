package dev.sluice.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One running child: both its streams drained, killed whole when it falls silent or the waiting thread is interrupted. */
final class ChildProcess {
    private static final long LOOK_EVERY_MS = 250;
    private static final long GONE_WITHIN_MS = 5_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Process process;
    private final StderrTail stderr = new StderrTail();
    private final Thread out;
    private final Thread err;
    private volatile long heardAt = System.nanoTime();

    ChildProcess(Process process, Ffmpeg.Output output) throws IOException {
        this(process, new byte[0], output);
    }

    /** {@code input} is all that the child gets to read. */
    ChildProcess(Process process, byte[] input, Ffmpeg.Output output) throws IOException {
        this.process = process;
        if (input.length == 0) {
            process.getOutputStream().close();
        } else {
            pump("stdin", () -> write(input));
        }
        out = pump("stdout", () -> output.read(new Heard(process.getInputStream())));
        err = pump("stderr", () -> stderr.drain(process.getErrorStream()));
    }

    Ffmpeg.Outcome await(Duration silence) throws InterruptedException {
        try {
            while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - heardAt > silence.toNanos()) {
                    throw MediaFaults.stalled(silence, stderr.text());
                }
            }
            out.join(LAST_WORDS);
            err.join(LAST_WORDS);
            return new Ffmpeg.Outcome(process.exitValue(), stderr.text());
        } finally {
            killTree();
        }
    }

    private void write(byte[] input) throws IOException {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        }
    }

    /** Ends it with all its children and waits until they are gone: whoever cancels may remove what they wrote. */
    private void killTree() {
        var tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(ChildProcess::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, GONE_WITHIN_MS, TimeUnit.MILLISECONDS)
                .join();
    }

    private interface Pump {
        void run() throws IOException;
    }

    private static Thread pump(String name, Pump pump) {
        return Thread.ofVirtual().name("ffmpeg-" + name).start(() -> {
            try {
                pump.run();
            } catch (IOException killed) {
                // The pipe of a child that is gone: its exit code tells the story.
            }
        });
    }

    /** Notes when the child was last heard of. */
    private final class Heard extends FilterInputStream {
        Heard(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return heard(super.read());
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            return heard(super.read(b, off, len));
        }

        private int heard(int n) {
            heardAt = System.nanoTime();
            return n;
        }
    }
}
