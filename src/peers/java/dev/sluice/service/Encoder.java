package dev.sluice.service;

import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A person's encoder: FFmpeg that sends a moving test card somewhere until it is closed. */
final class Encoder implements AutoCloseable {
    private final Process process;

    private Encoder(Process process) {
        this.process = process;
    }

    /** Sends to an RTMP or SRT address; {@code rate} is the sound's sample rate. */
    static Encoder to(Ffmpeg ffmpeg, String address, String size, int rate) {
        var arguments = new ArrayList<>(List.of("-v", "error", "-nostdin"));
        arguments.addAll(List.of("-re", "-f", "lavfi", "-i", "testsrc2=size=" + size + ":rate=25"));
        arguments.addAll(List.of("-re", "-f", "lavfi", "-i", "sine=frequency=330:sample_rate=" + rate));
        arguments.addAll(List.of("-c:v", "libopenh264", "-b:v", "400k", "-g", "25", "-pix_fmt", "yuv420p"));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "96k", "-ar", Integer.toString(rate)));
        arguments.addAll(List.of("-f", address.startsWith("srt") ? "mpegts" : "flv", address));
        return new Encoder(ffmpeg.start(arguments));
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Keeps its connection and sends nothing more. */
    void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) throw new IllegalStateException("An encoder does not end");
    }
}
