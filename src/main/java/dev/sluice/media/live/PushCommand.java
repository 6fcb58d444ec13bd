package dev.sluice.media.live;

import dev.sluice.api.DestinationKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The FFmpeg run that carries a show to one ingest.
 *
 * @param kind {@code RTMP} or {@code SRT}
 * @param address without any secret
 * @param credential stream key, passphrase, or options of SRT; null without one
 * @param bitRate kbit/s to encode anew for; null copies
 */
public record PushCommand(
        DestinationKind kind,
        String address,
        @Nullable String credential,
        @Nullable Integer bitRate) {
    /** What our own MPEG-TS needs to be recognised; more would only delay it. */
    private static final List<String> INPUT =
            List.of("-fflags", "+nobuffer", "-probesize", "512k", "-analyzeduration", "1500000", "-f", "mpegts");

    /** Takes MPEG-TS from stdin and says twice a second on stdout how far it is. */
    public List<String> fromStdin(OptionsFile options) {
        var out = new ArrayList<>(SourceCommand.QUIET);
        out.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5"));
        out.addAll(INPUT);
        out.addAll(List.of("-i", "pipe:0", "-map", "0:v:0", "-map", "0:a:0?"));
        out.addAll(coding());
        out.addAll(output(options));
        return out;
    }

    /** Sends a few seconds of a test card, to prove the way. */
    public List<String> testCard(OptionsFile options, int seconds) {
        var out = new ArrayList<>(SourceCommand.QUIET);
        out.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5"));
        out.addAll(List.of("-re", "-f", "lavfi", "-i", "smptebars=size=640x360:rate=25"));
        out.addAll(List.of("-re", "-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo", "-t", Integer.toString(seconds)));
        out.addAll(List.of("-c:v", "libopenh264", "-b:v", "600k", "-g", "25", "-pix_fmt", "yuv420p", "-c:a", "aac"));
        out.addAll(output(options));
        return out;
    }

    /** What goes into the options file. */
    public Map<String, String> secretOptions() {
        var options = new LinkedHashMap<String, String>();
        if (credential == null) {
            return options;
        }
        if (kind == DestinationKind.RTMP) {
            options.put("rtmp_playpath", credential);
        } else if (credential.contains("=")) {
            for (String pair : credential.split("&", 8)) {
                srtOption(options, pair);
            }
        } else {
            options.put("passphrase", credential);
        }
        return options;
    }

    /** What must be blotted out of everything a child says. */
    public List<String> secrets() {
        return List.copyOf(secretOptions().values());
    }

    private static void srtOption(Map<String, String> options, String pair) {
        int sign = pair.indexOf('=');
        String name = sign < 0 ? "" : pair.substring(0, sign);
        String value = pair.substring(sign + 1);
        switch (name) {
            case "passphrase" -> options.put("passphrase", value);
            case "streamid" -> options.put("srt_streamid", value);
            case "pbkeylen" -> options.put("pbkeylen", value);
            default -> {
                // Anything else of a pasted address is not a secret and not ours to pass on.
            }
        }
    }

    private List<String> coding() {
        if (bitRate == null) {
            return List.of("-c", "copy");
        }
        String rate = bitRate + "k";
        return List.of(
                "-c:v",
                "libopenh264",
                "-b:v",
                rate,
                "-maxrate",
                rate,
                "-force_key_frames",
                "expr:gte(t,n_forced*2)",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "copy");
    }

    private List<String> output(OptionsFile options) {
        var out = new ArrayList<String>();
        out.addAll(List.of("-flush_packets", "1"));
        out.addAll(options.arguments());
        if (kind == DestinationKind.RTMP) {
            out.addAll(List.of("-flvflags", "no_duration_filesize", "-f", "flv", address));
        } else {
            out.addAll(List.of("-muxdelay", "0", "-f", "mpegts", address + "?mode=caller&connect_timeout=5000"));
        }
        return out;
    }

    /** Names everything but the credential. */
    @Override
    public String toString() {
        return "PushCommand[" + kind + " " + address + "]";
    }
}
