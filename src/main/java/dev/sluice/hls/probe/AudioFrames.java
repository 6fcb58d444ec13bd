package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Counts the audio frames of an elementary stream that arrives in pieces. */
final class AudioFrames {
    private static final int HEAD = 8;

    private final AudioHeader.Kind kind;
    private final byte[] head = new byte[HEAD];
    private @Nullable AudioHeader first;
    private int have;
    private int skip;
    private int frames;
    private long bytes;
    private long lost;

    AudioFrames(AudioHeader.Kind kind) {
        this.kind = kind;
    }

    void feed(ByteBuffer data, int from, int to) {
        var at = from;
        while (at < to) {
            if (skip > 0) {
                var jump = Math.min(skip, to - at);
                skip -= jump;
                at += jump;
            } else {
                head[have++] = data.get(at++);
                if (have == HEAD) {
                    header();
                }
            }
        }
    }

    private void header() {
        var header = AudioHeader.read(kind, head);
        if (header == null || header.length() < HEAD) {
            System.arraycopy(head, 1, head, 0, HEAD - 1);
            have = HEAD - 1;
            lost++;
            return;
        }
        first = first == null ? header : first;
        frames++;
        bytes += header.length();
        skip = header.length() - HEAD;
        have = 0;
    }

    int frames() {
        return frames;
    }

    /** Bytes of the frames, without those that are still missing at the end. */
    long bytes() {
        return bytes - skip;
    }

    /** Bytes that belong to no frame. */
    long lost() {
        return lost;
    }

    /** Whether the data ended inside a frame. */
    boolean cut() {
        return skip > 0;
    }

    /** The first frame's header. */
    @Nullable
    AudioHeader first() {
        return first;
    }
}
