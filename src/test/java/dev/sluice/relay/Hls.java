package dev.sluice.relay;

import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small streams made on the spot: 8 s of moving picture with a tone, a segment a second. */
final class Hls {
    static final int SEGMENTS = 8;

    private Hls() {}

    /** Picture and sound in the same MPEG-TS segments {@code s0.ts} to {@code s7.ts}, playlist {@code media.m3u8}. */
    static void ts(Path folder) throws InterruptedException {
        make(folder, "mpegts", "s%d.ts");
    }

    /** The same as fMP4: {@code init.mp4} and {@code s0.m4s} to {@code s7.m4s}. */
    static void fmp4(Path folder) throws InterruptedException {
        make(folder, "fmp4", "s%d.m4s");
    }

    private static void make(Path folder, String type, String names) throws InterruptedException {
        var arguments = List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=25",
                "-f",
                "lavfi",
                "-i",
                "sine=440",
                "-t",
                "8",
                "-c:v",
                "libopenh264",
                "-b:v",
                "300k",
                "-g",
                "25",
                "-c:a",
                "aac",
                "-f",
                "hls",
                "-hls_time",
                "1",
                "-hls_list_size",
                "0",
                "-hls_playlist_type",
                "vod",
                "-hls_segment_type",
                type,
                "-hls_segment_filename",
                folder.resolve(names).toString());
        new Clips(Ffmpeg.load(), folder).run("media.m3u8", arguments);
    }

    static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
