package dev.sluice.hls.probe;

import java.nio.ByteBuffer;

/** One elementary stream of a transport stream while it is read. */
abstract sealed class TsStream {
    static final long TURN = 1L << 33;
    static final double CLOCK = 90_000;

    final int pid;
    final Flaws flaws;
    final FrameClock clock = new FrameClock(CLOCK, TURN);
    int counter = -1;

    /** Bytes the PES packet under way still lacks; at most 0 when it is whole or does not state its length. */
    int missing;

    TsStream(int pid, Flaws flaws) {
        this.pid = pid;
        this.flaws = flaws;
    }

    /** A PES packet with time stamps begins; its payload follows in {@link #payload}. */
    abstract void begin(long pts, long dts, long offset);

    abstract void payload(ByteBuffer data, int from, int to);

    abstract Track track();

    final void judge(double step, long offset) {
        if (step < -0.1 || step > 1) {
            flaws.add(
                    Probe.Flaw.Kind.TIMESTAMP_JUMP,
                    offset,
                    String.format(java.util.Locale.ROOT, "PID %d jumps by %.3f s", pid, step));
        }
    }

    /** Pictures: one per PES packet, as HLS encoders write them. */
    static final class Video extends TsStream {
        private final NalScanner scanner;
        private final boolean hevc;
        private final boolean encrypted;
        private long pts;

        Video(int pid, boolean hevc, boolean encrypted, Flaws flaws) {
            super(pid, flaws);
            this.hevc = hevc;
            this.encrypted = encrypted;
            scanner = new NalScanner(hevc);
        }

        @Override
        void begin(long pts, long dts, long offset) {
            this.pts = pts;
            judge(clock.frame(pts, dts, 0), offset);
            scanner.start();
        }

        @Override
        void payload(ByteBuffer data, int from, int to) {
            clock.bytes(to - from);
            var slice = scanner.feed(data, from, to);
            if (slice >= 0 && clock.frames() > 0) {
                clock.picture(slice, hevc ? Hevc.isIdr(slice) : H264.isIdr(slice), pts);
            }
        }

        @Override
        Track track() {
            var found = scanner.format();
            var format = found == null ? Format.named(hevc ? "hvc1" : "avc1") : found;
            return clock.track(pid, Track.Kind.VIDEO, encrypted ? format.asEncrypted() : format, format.frameRate());
        }
    }

    /** Sound: several frames per PES packet, counted by their own headers. */
    static final class Audio extends TsStream {
        private final AudioFrames frames;
        private final String name;
        private final boolean encrypted;
        private int before;

        Audio(int pid, AudioHeader.Kind kind, String name, boolean encrypted, Flaws flaws) {
            super(pid, flaws);
            this.frames = new AudioFrames(kind);
            this.name = name;
            this.encrypted = encrypted;
        }

        @Override
        void begin(long pts, long dts, long offset) {
            settle();
            judge(clock.frame(pts, dts, 0), offset);
            before = frames.frames();
        }

        @Override
        void payload(ByteBuffer data, int from, int to) {
            frames.feed(data, from, to);
        }

        /** Gives the clock the frames of the PES packet that ended. */
        private void settle() {
            if (clock.frames() > 0) {
                var count = frames.frames() - before;
                clock.run(count, count * frameTicks());
            }
        }

        private long frameTicks() {
            var first = frames.first();
            return first == null || first.rate() == 0 ? 0 : Math.round(first.samples() * CLOCK / first.rate());
        }

        @Override
        Track track() {
            settle();
            clock.bytes(frames.bytes());
            var first = frames.first();
            var format =
                    first == null ? Format.named(name) : Format.audio(first.codec(), first.rate(), first.channels());
            return clock.track(pid, Track.Kind.AUDIO, encrypted ? format.asEncrypted() : format, 0);
        }
    }

    /** Anything else: timed metadata, private data. */
    static final class Other extends TsStream {
        Other(int pid, Flaws flaws) {
            super(pid, flaws);
        }

        @Override
        void begin(long pts, long dts, long offset) {}

        @Override
        void payload(ByteBuffer data, int from, int to) {}

        @Override
        Track track() {
            return clock.track(pid, Track.Kind.OTHER, Format.named(""), 0);
        }
    }
}
