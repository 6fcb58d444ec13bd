package dev.sluice.media.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The FFmpeg runs that turn a source into MPEG-TS on stdout, in real time, the picture first.
 *
 * @param keySeconds distance of pictures that stand alone, where it encodes
 */
public record SourceCommand(int keySeconds) {
    static final List<String> QUIET = List.of("-hide_banner", "-nostdin", "-v", "warning");

    /** Streams come over the network; no playlist of theirs may name a file of this machine. */
    private static final List<String> ONLY_NETWORK =
            List.of("-protocol_whitelist", "tcp,udp,tls,http,https,crypto,rtmp,rtmps,srt,hls");

    private static final int FPS = 30;
    private static final double REFERENCE_PIXELS = 1280 * 720;
    private static final double REFERENCE_BIT_RATE = 2_800_000;

    /** A prepared asset from its multivariant playlist, from a second on; nothing is encoded. */
    public List<String> asset(Path multivariant, boolean loop, double from) {
        var out = realTime(loop, from);
        out.addAll(List.of("-protocol_whitelist", "file", "-allowed_extensions", "ALL"));
        out.addAll(List.of("-i", "file:" + multivariant));
        return mapped(out, false);
    }

    /** A file, from a second on. */
    public List<String> file(Path file, boolean loop, boolean encode, double from) {
        var out = realTime(loop, from);
        out.addAll(List.of("-protocol_whitelist", "file", "-i", "file:" + file));
        return mapped(out, encode);
    }

    /** A moving test card with a tone. */
    public List<String> pattern(int width, int height) {
        var out = new ArrayList<>(QUIET);
        out.addAll(List.of("-re", "-f", "lavfi", "-i", "testsrc2=size=%dx%d:rate=%d".formatted(width, height, FPS)));
        out.addAll(List.of("-re", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"));
        out.addAll(List.of("-map", "0:v:0", "-map", "1:a:0", "-pix_fmt", "yuv420p"));
        out.addAll(encoder((int) Math.round(REFERENCE_BIT_RATE * Math.pow(width * height / REFERENCE_PIXELS, 0.8))));
        return transport(out);
    }

    /** Waits for an encoder, RTMP or SRT, at an address of this machine. */
    public List<String> listen(String address, boolean encode) {
        var out = new ArrayList<>(QUIET);
        out.addAll(ONLY_NETWORK);
        if (address.toLowerCase(Locale.ROOT).startsWith("rtmp")) {
            out.addAll(List.of("-listen", "1", "-i", address));
        } else {
            out.addAll(List.of("-i", address + (address.contains("?") ? "&" : "?") + "mode=listener"));
        }
        return mapped(out, encode);
    }

    /** Reads a stream elsewhere. */
    public List<String> url(String address, boolean encode) {
        var out = new ArrayList<>(QUIET);
        out.addAll(ONLY_NETWORK);
        if (address.toLowerCase(Locale.ROOT).startsWith("http")) {
            // A playlist brings whole segments at once; its first ones must not arrive as a burst. A server that does
            // not
            // answer is told apart from a source that falls silent, which is waited for longer.
            out.addAll(List.of("-re", "-rw_timeout", "10000000"));
        }
        out.addAll(List.of("-i", address));
        return mapped(out, encode);
    }

    private static List<String> realTime(boolean loop, double from) {
        var out = new ArrayList<>(QUIET);
        out.add("-re");
        if (from > 0) {
            out.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", from)));
        }
        if (loop) {
            out.addAll(List.of("-stream_loop", "-1"));
        }
        return out;
    }

    private List<String> mapped(List<String> out, boolean encode) {
        out.addAll(List.of("-map", "0:v:0", "-map", "0:a:0?"));
        if (encode) {
            // One size whatever comes, so that a source that returns with other parameters changes nothing downstream.
            out.addAll(List.of(
                    "-vf",
                    "scale=1280:720:force_original_aspect_ratio=decrease,pad=1280:720:-1:-1,setsar=1,fps=" + FPS
                            + ",format=yuv420p"));
            out.addAll(encoder((int) REFERENCE_BIT_RATE));
        } else {
            out.addAll(List.of("-c", "copy"));
        }
        return transport(out);
    }

    private List<String> encoder(int bitRate) {
        return List.of(
                "-c:v",
                "libopenh264",
                "-profile:v",
                "high",
                "-b:v",
                Integer.toString(bitRate),
                "-g",
                Integer.toString(FPS * keySeconds),
                "-force_key_frames",
                "expr:gte(t,n_forced*" + keySeconds + ")",
                "-c:a",
                "aac",
                "-b:a",
                "128k",
                "-ar",
                "48000",
                "-ac",
                "2");
    }

    private static List<String> transport(List<String> out) {
        out.addAll(List.of("-muxdelay", "0", "-muxpreload", "0", "-flush_packets", "1", "-f", "mpegts", "pipe:1"));
        return out;
    }
}
