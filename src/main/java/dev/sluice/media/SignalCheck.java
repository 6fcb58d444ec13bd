package dev.sluice.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Decodes a prepared asset once, in its smallest rendition, and listens and looks. Decoding is FFmpeg's work and therefore
 * that of a child process; the figures come out of its filters.
 */
public final class SignalCheck {
    /** Shorter stretches are pauses, titles and cuts. */
    private static final int LONGER_THAN = 10;

    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final String PICTURE =
            "scale=160:-2,freezedetect=n=-60dB:d=" + LONGER_THAN + ",blackdetect=d=" + LONGER_THAN + ":pix_th=0.08";
    private static final String SOUND = "silencedetect=n=-50dB:d=" + LONGER_THAN + ",ebur128=framelog=quiet";
    private static final String NUMBER = "(-?[0-9.]+)";
    private static final Pattern LOUDNESS = Pattern.compile("\\bI:\\s+" + NUMBER + " LUFS");
    /** What the meter says of silence. */
    private static final double NOTHING_HEARD = -69;

    private final Ffmpeg ffmpeg;

    public SignalCheck(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Takes a fraction of the playing time. To cancel, interrupt the calling thread.
     *
     * @param asset folder that {@link Preparation} made
     * @param listener told about twice a second, on a thread of ours
     * @throws dev.sluice.api.Fault {@code preparation-failed} when FFmpeg cannot decode what it encoded
     */
    public Signal measure(Path asset, Consumer<Progress> listener) throws InterruptedException, IOException {
        var apart =
                Files.isRegularFile(asset.resolve(EncodeCommand.AUDIO_FOLDER).resolve(EncodeCommand.PLAYLIST));
        var sound =
                apart || Files.readString(asset.resolve(Prepared.MULTIVARIANT)).contains(EncodeCommand.AAC);
        var arguments =
                new ArrayList<>(List.of("-hide_banner", "-nostdin", "-nostats", "-v", "info", "-progress", "pipe:1"));
        var picture = smallest(asset);
        arguments.addAll(input(picture));
        if (apart) {
            arguments.addAll(input(asset.resolve(EncodeCommand.AUDIO_FOLDER)));
        }
        arguments.addAll(List.of("-map", "0:v", "-vf", PICTURE));
        if (sound) {
            arguments.addAll(List.of("-map", apart ? "1:a" : "0:a", "-af", SOUND));
        }
        arguments.addAll(List.of("-f", "null", "-"));
        var length =
                WrittenPlaylist.read(picture.resolve(EncodeCommand.PLAYLIST)).length();
        var outcome = ffmpeg.run(arguments, new ProgressReader("looking and listening", length, listener), SILENCE);
        if (!outcome.ok()) {
            throw MediaFaults.failed(outcome.stderrTail());
        }
        return read(outcome.stderrTail(), sound);
    }

    private static List<String> input(Path folder) {
        return List.of("-protocol_whitelist", "file", "-i", SourceProbe.url(folder.resolve(EncodeCommand.PLAYLIST)));
    }

    /** The rendition with the fewest bytes. */
    private static Path smallest(Path asset) throws IOException {
        try (var folders = Files.newDirectoryStream(asset, "v[0-9]*")) {
            Path best = null;
            var least = Integer.MAX_VALUE;
            for (var folder : folders) {
                var side = Integer.parseInt(folder.getFileName().toString().substring(1));
                if (side < least) {
                    least = side;
                    best = folder;
                }
            }
            if (best == null) {
                throw new IOException("no rendition in the asset");
            }
            return best;
        }
    }

    /** Only the last kilobytes of what FFmpeg said are kept: of hundreds of stretches the last are told. */
    static Signal read(String said, boolean sound) {
        var loudness = LOUDNESS.matcher(said);
        var heard = loudness.find() ? Double.parseDouble(loudness.group(1)) : Double.NEGATIVE_INFINITY;
        return new Signal(
                heard > NOTHING_HEARD ? heard : null,
                sound,
                stretches(said, "silence_start: ", "silence_duration: "),
                stretches(said, "freeze_start: ", "freeze_duration: "),
                stretches(said, "black_start:", "black_duration:"));
    }

    private static List<Signal.Stretch> stretches(String said, String start, String length) {
        var found = new ArrayList<Signal.Stretch>();
        var both = Pattern.compile("(" + start + "|" + length + ")" + NUMBER).matcher(said);
        while (both.find()) {
            var value = Double.parseDouble(both.group(2));
            if (both.group(1).equals(start)) {
                found.add(new Signal.Stretch(Math.max(0, value), null));
            } else if (!found.isEmpty()) {
                found.add(new Signal.Stretch(found.removeLast().from(), value));
            }
        }
        return found;
    }
}
