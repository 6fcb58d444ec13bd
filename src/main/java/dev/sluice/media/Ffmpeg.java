package dev.sluice.media;

import dev.sluice.api.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the FFmpeg programs of the build as child processes, without a shell.
 *
 * <p>Calls block; interrupting the calling thread kills the child with all its children and ends in
 * {@link InterruptedException}. Thread-safe.
 */
public final class Ffmpeg {
    private static final int PROBE_OUTPUT_AT_MOST = 4 << 20;

    private final FfmpegPrograms programs;

    private Ffmpeg(FfmpegPrograms programs) {
        this.programs = programs;
    }

    /**
     * Makes the programs ready, unpacking them where needed (about a second the first time). Not for the application
     * thread.
     *
     * @throws Fault {@code ffmpeg-missing} on a platform the build has no FFmpeg for, {@code ffmpeg-unusable} where
     *     unpacking fails
     */
    public static Ffmpeg load() {
        return new Ffmpeg(FfmpegPrograms.unpack());
    }

    /** How a child ended: its exit code and the last 8 KiB of stderr. */
    public record Outcome(int exitCode, String stderrTail) {
        public boolean ok() {
            return exitCode == 0;
        }
    }

    /** Takes what a child writes to stdout, on a thread of its own, until the stream ends. */
    @FunctionalInterface
    public interface Output {
        void read(InputStream stdout) throws IOException;
    }

    /**
     * Runs {@code ffmpeg}.
     *
     * @param arguments after the program's name; never read by a shell
     * @param output takes stdout, for example {@code -progress pipe:1}
     * @param silence the child is killed when it writes nothing to stdout for that long
     * @throws Fault {@code ffmpeg-stalled} when that happens, {@code ffmpeg-unusable} when it does not start
     */
    public Outcome run(List<String> arguments, Output output, Duration silence) throws InterruptedException {
        return execute("ffmpeg", arguments, output, silence);
    }

    /**
     * Runs {@code ffmpeg} with bytes for its stdin, {@code pipe:0}; it may end before it has read them all.
     *
     * @throws Fault as {@link #run}
     */
    public Outcome pipe(List<String> arguments, byte[] input, Output output, Duration silence)
            throws InterruptedException {
        try {
            return new ChildProcess(child("ffmpeg", arguments), input, output).await(silence);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Runs {@code ffprobe} and returns its stdout, at most 4 MiB of it.
     *
     * @throws Fault {@code source-unreadable} with FFmpeg's own words when it fails
     */
    public String probe(List<String> arguments, Duration limit) throws InterruptedException {
        var stdout = new ByteArrayOutputStream();
        var outcome = execute("ffprobe", arguments, in -> stdout.write(in.readNBytes(PROBE_OUTPUT_AT_MOST)), limit);
        if (!outcome.ok()) {
            throw MediaFaults.unreadable(outcome.stderrTail());
        }
        return stdout.toString(StandardCharsets.UTF_8);
    }

    /**
     * Starts {@code ffmpeg} and leaves the child, with all three of its streams, to the caller.
     *
     * @throws Fault {@code ffmpeg-unusable} when it does not start
     */
    public Process start(List<String> arguments) {
        return child("ffmpeg", arguments);
    }

    private Outcome execute(String program, List<String> arguments, Output output, Duration silence)
            throws InterruptedException {
        try {
            return new ChildProcess(child(program, arguments), output).await(silence);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Process child(String program, List<String> arguments) {
        var command = new ArrayList<>(List.of(programs.program(program)));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        programs.adjust(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Fault unusable(IOException e) {
        return Fault.failed("ffmpeg-unusable", "FFmpeg did not start.", "Start Sluice again.", e);
    }
}
