package dev.sluice.media;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes a small picture file of the first picture in a piece of media. */
public final class StillDecoder {
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 1 << 20;

    private final Ffmpeg ffmpeg;

    public StillDecoder(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Decodes; takes some tens of milliseconds. To cancel, interrupt the calling thread.
     *
     * @param media a piece of a stream that begins with a picture decodable by itself
     * @param width of the picture in pixels; the height follows
     * @return a JPEG file; empty where FFmpeg finds no picture
     */
    public Optional<byte[]> jpeg(byte[] media, int width) throws InterruptedException {
        var picture = new ByteArrayOutputStream();
        var arguments = List.of(
                "-hide_banner",
                "-v",
                "error",
                "-protocol_whitelist",
                "pipe",
                "-i",
                "pipe:0",
                "-an",
                "-frames:v",
                "1",
                "-vf",
                "scale=" + width + ":-2",
                "-c:v",
                "mjpeg",
                "-q:v",
                "4",
                "-f",
                "image2pipe",
                "pipe:1");
        ffmpeg.pipe(arguments, media, out -> picture.write(out.readNBytes(LARGEST)), SILENCE);
        return picture.size() == 0 ? Optional.empty() : Optional.of(picture.toByteArray());
    }
}
