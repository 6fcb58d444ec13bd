package dev.sluice.hls.probe;

import java.nio.ByteBuffer;

/** Finds the decoder configuration inside an elementary stream descriptor (ISO/IEC 14496-1 7.2.6). */
final class Esds {
    private static final int STREAM = 3;
    private static final int DECODER = 4;
    private static final int SPECIFIC = 5;

    private final ByteBuffer data;

    Esds(ByteBuffer data) {
        this.data = data;
    }

    byte[] specificConfig() {
        while (data.remaining() >= 2) {
            var tag = data.get();
            var length = Math.min(length(), data.remaining());
            switch (tag) {
                case STREAM -> skip(streamHeader());
                case DECODER -> skip(13);
                case SPECIFIC -> {
                    var config = new byte[length];
                    data.get(config);
                    return config;
                }
                default -> skip(length);
            }
        }
        return new byte[0];
    }

    private int streamHeader() {
        if (data.remaining() < 3) {
            return data.remaining();
        }
        var flags = data.get(data.position() + 2);
        return 3 + ((flags & 0x80) != 0 ? 2 : 0) + ((flags & 0x20) != 0 ? 2 : 0);
    }

    private int length() {
        var length = 0;
        for (var i = 0; i < 4 && data.hasRemaining(); i++) {
            var b = data.get();
            length = length << 7 | (b & 0x7F);
            if (b >= 0) {
                break;
            }
        }
        return length;
    }

    private void skip(int count) {
        data.position(data.position() + Math.min(count, data.remaining()));
    }
}
