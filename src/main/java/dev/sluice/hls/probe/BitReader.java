package dev.sluice.hls.probe;

/** Bits of a NAL unit, emulation prevention bytes left out; zeros after the end. */
final class BitReader {
    private final byte[] bytes;
    private final int length;
    private long at;

    /** @param nal a NAL unit with its header, as it stands in the stream */
    BitReader(byte[] nal) {
        bytes = new byte[nal.length];
        var zeros = 0;
        var kept = 0;
        for (var b : nal) {
            if (zeros >= 2 && b == 3) {
                zeros = 0;
                continue;
            }
            zeros = b == 0 ? zeros + 1 : 0;
            bytes[kept++] = b;
        }
        length = kept;
    }

    boolean exhausted() {
        return at > length * 8L;
    }

    int bit() {
        var index = at++ >>> 3;
        return index >= length ? 0 : bytes[(int) index] >> (7 - ((at - 1) & 7)) & 1;
    }

    boolean flag() {
        return bit() == 1;
    }

    /** Up to 32 bits. */
    long bits(int count) {
        var value = 0L;
        for (var i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    void skip(int count) {
        at += count;
    }

    /** An unsigned Exp-Golomb number, at most 2^31 - 1. */
    int ue() {
        var zeros = 0;
        while (zeros < 31 && !exhausted() && bit() == 0) {
            zeros++;
        }
        return (int) ((1L << zeros) - 1 + bits(zeros));
    }

    /** A signed Exp-Golomb number. */
    int se() {
        var value = ue();
        return (value & 1) == 1 ? (value >>> 1) + 1 : -(value >>> 1);
    }
}
