package dev.sluice.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the CODECS names (RFC 6381) out of initialisation segments that FFmpeg wrote. */
final class InitCodecs {
    private InitCodecs() {}

    /** {@code avc1.PPCCLL} from the decoder configuration (ISO 14496-15, 5.3.3.1): profile, constraints, level. */
    static String avc(Path init) throws IOException {
        var bytes = Files.readAllBytes(init);
        var at = find(bytes, "avcC") + 4;
        return String.format(Locale.ROOT, "avc1.%02x%02x%02x", bytes[at + 1], bytes[at + 2], bytes[at + 3]);
    }

    /** {@code mp4a.40.N} from the decoder specific info of the elementary stream descriptor (ISO 14496-3, 1.6.2.1). */
    static String aac(Path init) throws IOException {
        var bytes = Files.readAllBytes(init);
        var at = descriptor(bytes, descriptor(bytes, descriptor(bytes, find(bytes, "esds") + 8, 3) + 3, 4) + 13, 5);
        return "mp4a.40." + ((bytes[at] & 0xf8) >> 3);
    }

    /** Index of the first payload byte of the descriptor at that place. */
    private static int descriptor(byte[] bytes, int at, int tag) throws IOException {
        if (bytes[at] != tag) {
            throw new IOException("no descriptor " + tag + " in the audio initialisation segment");
        }
        var i = at + 1;
        while ((bytes[i] & 0x80) != 0) {
            i++;
        }
        return i + 1;
    }

    private static int find(byte[] bytes, String box) throws IOException {
        // Latin-1 maps bytes to chars one to one, so the index in the text is the index in the bytes.
        var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(box);
        if (at < 0 || at + 40 > bytes.length) {
            throw new IOException("no " + box + " in the initialisation segment");
        }
        return at;
    }
}
