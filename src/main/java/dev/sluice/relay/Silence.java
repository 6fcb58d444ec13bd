package dev.sluice.relay;

import dev.sluice.hls.probe.Probe.Container;

/** Leaves only the picture in a lane. */
final class Silence {
    private Silence() {}

    static Lane.Disguise of(Container container) {
        return switch (container) {
            case MPEG_TS -> new Ts();
            case FMP4 -> new Mp4();
            case PACKED_AUDIO, WEBVTT, HTML, UNKNOWN -> Lane.Disguise.NONE;
        };
    }

    private static final class Ts implements Lane.Disguise {
        private final SilentTs tracks = new SilentTs();

        @Override
        public synchronized byte[] segment(byte[] bytes) {
            return tracks.segment(bytes);
        }
    }

    private static final class Mp4 implements Lane.Disguise {
        private final SilentMp4 tracks = new SilentMp4();

        @Override
        public synchronized byte[] init(byte[] bytes) {
            return tracks.init(bytes);
        }

        @Override
        public synchronized byte[] segment(byte[] bytes) {
            return tracks.segment(bytes);
        }
    }
}
