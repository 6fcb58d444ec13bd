package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures packed audio (RFC 8216 3.4): an ID3 tag with the time stamp, then bare audio frames. */
final class PackedAudio {
    private static final byte[] OWNER =
            "com.apple.streaming.transportStreamTimestamp\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_TAGS = 16;

    private final ByteBuffer data;
    private final Flaws flaws = new Flaws();
    private long stamp;

    PackedAudio(ByteBuffer data) {
        this.data = data;
    }

    static boolean looksRight(ByteBuffer data) {
        return id3(data, 0) || framing(data, 0) != null;
    }

    private static boolean id3(ByteBuffer data, int at) {
        return at + 10 <= data.limit() && data.get(at) == 'I' && data.get(at + 1) == 'D' && data.get(at + 2) == '3';
    }

    private static AudioHeader.@Nullable Kind framing(ByteBuffer data, int at) {
        if (at + 8 > data.limit()) {
            return null;
        }
        var head = new byte[8];
        data.get(at, head);
        var kind = AudioHeader.sniff(head);
        return kind == null || AudioHeader.read(kind, head) == null ? null : kind;
    }

    Probe probe() {
        var at = 0;
        for (var i = 0; i < MAX_TAGS && id3(data, at); i++) {
            var end = (int) Math.min(data.limit(), at + 10L + synchsafe(at + 6));
            timestamp(at + 10, end);
            at = end;
        }
        var kind = framing(data, at);
        if (kind == null) {
            flaws.add(Probe.Flaw.Kind.MALFORMED, at, "no audio frame begins here");
            return result(List.of());
        }
        return result(List.of(frames(kind, at)));
    }

    private Track frames(AudioHeader.Kind kind, int from) {
        var frames = new AudioFrames(kind);
        frames.feed(data, from, data.limit());
        if (frames.cut()) {
            flaws.add(Probe.Flaw.Kind.TRUNCATED, data.limit(), "the data ends inside an audio frame");
        }
        if (frames.lost() > 0) {
            flaws.add(Probe.Flaw.Kind.LOST_SYNC, from, frames.lost() + " bytes belong to no frame");
        }
        var first = frames.first();
        if (first == null) {
            return new FrameClock(TsStream.CLOCK, 0).track(0, Track.Kind.AUDIO, Format.named("mp4a"), 0);
        }
        var clock = new FrameClock(TsStream.CLOCK, TsStream.TURN);
        clock.frame(stamp, stamp, 0);
        clock.run(
                frames.frames(),
                Math.round(frames.frames() * (double) first.samples() * TsStream.CLOCK / first.rate()));
        clock.bytes(frames.bytes());
        return clock.track(0, Track.Kind.AUDIO, Format.audio(first.codec(), first.rate(), first.channels()), 0);
    }

    private Probe result(List<Track> tracks) {
        return new Probe(Probe.Container.PACKED_AUDIO, true, tracks, flaws.list(), data.limit());
    }

    private int synchsafe(int at) {
        var size = 0;
        for (var i = 0; i < 4; i++) {
            size = size << 7 | (data.get(at + i) & 0x7F);
        }
        return size;
    }

    private void timestamp(int from, int to) {
        for (var at = from; at + OWNER.length + 8 <= to; at++) {
            if (data.get(at) == OWNER[0] && matches(at)) {
                stamp = data.getLong(at + OWNER.length) & (TsStream.TURN - 1);
                return;
            }
        }
    }

    private boolean matches(int at) {
        for (var i = 0; i < OWNER.length; i++) {
            if (data.get(at + i) != OWNER[i]) {
                return false;
            }
        }
        return true;
    }
}
