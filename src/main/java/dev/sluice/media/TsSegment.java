package dev.sluice.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A transport stream segment that FFmpeg wrote: program map first, its first stream is the picture. */
final class TsSegment {
    private static final int PACKET = 188;
    /** FFmpeg's first elementary stream. */
    private static final int PICTURE = 0x100;

    private final byte[] bytes;

    private TsSegment(byte[] bytes) {
        this.bytes = bytes;
    }

    static TsSegment read(Path file) throws IOException {
        return new TsSegment(Files.readAllBytes(file));
    }

    /** Bytes from the beginning to the end of the first picture, the program map included. */
    int firstPictureEnd() throws IOException {
        var pictures = 0;
        for (var at = 0; at + PACKET <= bytes.length; at += PACKET) {
            var starts = (bytes[at + 1] & 0x40) != 0;
            if (pid(at) == PICTURE && starts && ++pictures == 2) {
                return at;
            }
        }
        if (pictures == 0) {
            throw new IOException("no picture in a segment that FFmpeg wrote");
        }
        return bytes.length;
    }

    /** {@code avc1.PPCCLL} from the sequence parameter set, which stands in the packet that begins the first picture. */
    String avc() throws IOException {
        for (var i = 0; i + 7 < bytes.length; i++) {
            if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1 && (bytes[i + 3] & 0x1f) == 7) {
                return String.format(Locale.ROOT, "avc1.%02x%02x%02x", bytes[i + 4], bytes[i + 5], bytes[i + 6]);
            }
        }
        throw new IOException("no sequence parameter set in a segment that FFmpeg wrote");
    }

    private int pid(int at) {
        return (bytes[at + 1] & 0x1f) << 8 | (bytes[at + 2] & 0xff);
    }
}
