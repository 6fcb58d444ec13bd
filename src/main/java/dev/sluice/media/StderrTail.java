package dev.sluice.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The last 8 KiB of what a child said on stderr, however much it says. */
final class StderrTail {
    private static final int KEPT = 8192;

    /** What the system's loader says about the stand-ins (see {@link StandInLibrary}) helps nobody. */
    private static final String LOADER = "no version information available";

    private final byte[] ring = new byte[KEPT];
    private long written;

    void drain(InputStream in) throws IOException {
        var chunk = new byte[2048];
        for (var n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            append(chunk, n);
        }
    }

    private synchronized void append(byte[] chunk, int length) {
        for (var i = 0; i < length; i++) {
            ring[(int) (written++ % KEPT)] = chunk[i];
        }
    }

    synchronized String text() {
        var length = (int) Math.min(written, KEPT);
        var out = new byte[length];
        for (var i = 0; i < length; i++) {
            out[i] = ring[(int) ((written - length + i) % KEPT)];
        }
        return new String(out, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains(LOADER))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
